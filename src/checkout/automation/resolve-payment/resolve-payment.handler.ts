import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { backoffMs } from '../../../kernel/backoff.js';
import type { CommandContext } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection } from '../../../kernel/rejection.js';
import type { OrderState, PaymentPending } from '../../../order/state.js';
import type { Settled } from '../../../platform/sagas/due-command.js';
import {
  OrderCommands,
  PaymentProcessors,
  ResolvePayment,
  type ChargeOutcome,
  type PaymentProcessor,
} from '../../contract.js';
import { chargeKey, CollectPayment } from '../../payment/collect-payment.js';

/** A payment that nobody can tell anything about for so long is cancelled at the processor. */
const EXPIRY_MS = 24 * 3_600_000;
const BACKOFF = { baseMs: 5_000, capMs: 900_000 };

const ABANDONED = {
  outcome: 'declined',
  code: 'payment-abandoned',
  message: 'The payment was never completed, and was cancelled.',
} as const;

/** The request that asked for the money died, or got no answer: the processor's own word decides. */
@CommandHandler(ResolvePayment)
export class ResolvePaymentHandler implements ICommandHandler<ResolvePayment> {
  constructor(
    private readonly orders: OrderCommands,
    private readonly processors: PaymentProcessors,
    private readonly collectPayment: CollectPayment,
  ) {}

  async execute(command: ResolvePayment): Promise<Settled> {
    const order = await this.orders.load(command.stream);
    const { state } = order;
    if (state.stage !== 'payment-pending') return { kind: 'acted', revision: order.revision };
    const processor = this.processors.get(state.processor);
    const outcome = processor && (await this.find(processor, state, command.now));
    if (!outcome || outcome.outcome === 'unknown') {
      const afterMs = backoffMs(BACKOFF, command.givenBack + 1, Math.random());
      return { kind: 'given-back', afterMs };
    }
    const context = contextOf(order, command.now);
    const recorded = await this.collectPayment.record(order, state, outcome, context, false);
    // A refused claim, or money that was reported before: there is nothing left to find out here, and a person must look.
    const moved = !isRejection(recorded) && recorded.order.revision > order.revision;
    return moved
      ? { kind: 'acted', revision: recorded.order.revision }
      : { kind: 'given-back', afterMs: BACKOFF.capMs };
  }

  /** Declined only once the processor can never collect any more. */
  private async find(
    processor: PaymentProcessor,
    { details, attempt, requestedAt }: PaymentPending,
    now: number,
  ): Promise<ChargeOutcome> {
    const key = chargeKey(details.orderNumber, attempt);
    const probed = await processor.probe(key);
    const expired = now - requestedAt > EXPIRY_MS;
    if (probed.outcome !== 'absent' && !(probed.outcome === 'unknown' && expired)) return probed;
    const cancelled = await processor.cancel(key);
    return cancelled.outcome === 'cancelled' ? ABANDONED : cancelled;
  }
}

function contextOf(order: Folded<OrderState>, now: number): CommandContext {
  const commandId = randomUUID();
  return {
    commandId,
    correlationId: order.correlationId ?? commandId,
    causationId: order.lastEventId ?? commandId,
    actor: { kind: 'system', id: 'resolve-payment' },
    now,
  };
}
