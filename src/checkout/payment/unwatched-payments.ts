import type { Folded } from '../../kernel/folded.js';
import type { OrderState, PaymentPending } from '../../order/state.js';
import type { OrderCommands, PaymentProcessors } from '../contract.js';
import { systemContext } from '../../platform/event-store/system-context.js';
import { attemptOf } from './payment-attempt.js';
import { isRecordable, type RecordedPayments } from './record-payment.js';

/** An order that does not wait for its payment, though the processor's object for one is known. */
type Over = Extract<OrderState, { stage: 'payment-declined' | 'placed' }>;

/**
 * Payments that no due command looks after. A young one: it is requested, but not planned yet as it is now. And money that
 * comes in after an order stopped waiting for it: a processor that keeps its word never collects then; if it does all the
 * same, the money is recorded, and goes back.
 */
export class UnwatchedPayments {
  constructor(
    private readonly orders: OrderCommands,
    private readonly processors: PaymentProcessors,
    private readonly payments: RecordedPayments,
  ) {}

  /**
   * Asks the processor once, unless the due command does.
   * @param plannedAt the revision that the command was planned at which was woken; undefined: there is none. One that knows
   * less than the stream may be removed before anybody claims it, so it is not relied on.
   * @param now epoch ms
   */
  async look(stream: string, plannedAt: number | undefined, now: number): Promise<void> {
    const order = await this.orders.load(stream);
    const { state } = order;
    switch (state.stage) {
      case 'payment-pending':
        if (plannedAt === undefined || plannedAt < order.revision) {
          await this.probeYoung(order, state, now);
        }
        return;
      case 'payment-declined':
      case 'placed':
        if (state.prepared) await this.probeLate(order, state, state.prepared, now);
        return;
      case 'none':
      case 'paid':
    }
  }

  /** Never cancels: the request may still be on its way. */
  private async probeYoung(
    order: Folded<OrderState>,
    pending: PaymentPending,
    now: number,
  ): Promise<void> {
    const probed = await this.processors.get(pending.processor)?.probe(attemptOf(pending));
    if (!probed || !isRecordable(probed)) return;
    await this.payments.record(order, pending, probed, systemContext('young-payment', order, now));
  }

  private async probeLate(
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
