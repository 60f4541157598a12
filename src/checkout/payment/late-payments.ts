import type { Folded } from '../../kernel/folded.js';
import type { OrderState } from '../../order/state.js';
import type { OrderCommands, PaymentProcessors } from '../contract.js';
import { systemContext } from '../../platform/event-store/system-context.js';
import { attemptOf } from './payment-attempt.js';
import type { RecordedPayments } from './record-payment.js';

/** An order that does not wait for its payment, though the processor's object for one is known. */
type Over = Extract<OrderState, { stage: 'payment-declined' | 'placed' }>;

/**
 * Money that comes in after an order stopped waiting for it. A processor that keeps its word never collects then; if it
 * does all the same, the money is recorded, and goes back.
 */
export class LatePayments {
  constructor(
    private readonly orders: OrderCommands,
    private readonly processors: PaymentProcessors,
    private readonly payments: RecordedPayments,
  ) {}

  async look(stream: string, now: number): Promise<void> {
    const order = await this.orders.load(stream);
    const { state } = order;
    if (state.stage !== 'payment-declined' && state.stage !== 'placed') return;
    if (state.prepared) await this.probe(order, state, state.prepared, now);
  }

  private async probe(
    order: Folded<OrderState>,
    state: Over,
    prepared: NonNullable<Over['prepared']>,
    now: number,
  ): Promise<void> {
    const { processor, attempt, reference } = prepared;
    const isPayment = state.stage === 'placed' && state.payment?.reference === reference;
    if (isPayment) return;
    const { details, fingerprint } = state;
    const asked = attemptOf({ details, attempt, requestedAt: 0, processor, prepared });
    const probed = await this.processors.get(processor)?.probe(asked);
    if (probed?.outcome !== 'collected') return;
    const attempted = { details, attempt, processor, ...(fingerprint && { fingerprint }) };
    await this.payments.record(order, attempted, probed, systemContext('late-payment', order, now));
  }
}
