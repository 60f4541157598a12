import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection } from '../../../kernel/rejection.js';
import { RESOLVE_PAYMENT_AFTER_MS } from '../../../order/plan.js';
import type { PaymentPending } from '../../../order/state.js';
import type { Settled } from '../../../platform/sagas/due-command.js';
import {
  OrderCommands,
  PaymentProcessors,
  ResolvePayment,
  type PaymentProcessor,
} from '../../contract.js';
import { attemptOf } from '../../payment/payment-attempt.js';
import { isRecordable, RecordedPayments, type Recordable } from '../../payment/record-payment.js';
import type { Declined, ProbeOutcome } from '../../processors/payment-processor.js';
import { givenBack } from '../../../platform/sagas/given-back.js';
import { systemContext } from '../../../platform/event-store/system-context.js';

const ABANDONED: Declined = {
  outcome: 'declined',
  code: 'payment-abandoned',
  message: 'The payment was never completed, and was cancelled.',
  final: true,
};

/** How long a payment may stay without an end (ms), before it is cancelled at the processor. */
export class PaymentExpiry {
  constructor(readonly afterMs: number) {}
}

/** The request that asked for the money died, or got no answer: the processor's own word decides. */
@CommandHandler(ResolvePayment)
export class ResolvePaymentHandler implements ICommandHandler<ResolvePayment> {
  constructor(
    private readonly orders: OrderCommands,
    private readonly processors: PaymentProcessors,
    private readonly payments: RecordedPayments,
    private readonly expiry: PaymentExpiry,
  ) {}

  async execute(command: ResolvePayment): Promise<Settled> {
    const order = await this.orders.load(command.stream);
    const { state } = order;
    if (state.stage !== 'payment-pending') return { kind: 'acted', revision: order.revision };
    const processor = this.processors.get(state.processor);
    const outcome = processor && (await this.find(processor, state, command));
    if (!outcome) return this.later(state, command);
    const context = systemContext('resolve-payment', order, command.now);
    const recorded = await this.payments.record(order, state, outcome, context);
    return !isRejection(recorded) && recorded.revision > order.revision
      ? { kind: 'acted', revision: recorded.revision }
      : this.later(state, command);
  }

  /** Declined only once the processor can never collect any more. Undefined: nothing is certain yet. */
  private async find(
    processor: PaymentProcessor,
    pending: PaymentPending,
    { now, hold }: ResolvePayment,
  ): Promise<Recordable | undefined> {
    const attempt = attemptOf(pending);
    await hold();
    const probed = await processor.probe(attempt);
    if (isRecordable(probed)) return probed;
    const reason = this.reasonToCancel(probed, now - pending.requestedAt);
    if (!reason) return undefined;
    await hold();
    const cancelled = await processor.cancel(attempt);
    if (cancelled.outcome === 'cancelled') return { ...reason, final: true };
    return isRecordable(cancelled) ? cancelled : undefined;
  }

  /** A request may still be on its way while an attempt is young: cancelling then would hit payments that are merely slow. */
  private reasonToCancel(probed: ProbeOutcome, ageMs: number): Declined | undefined {
    if (ageMs < RESOLVE_PAYMENT_AFTER_MS) return undefined;
    if (probed.outcome === 'declined') return probed;
    if (probed.outcome === 'absent' || ageMs > this.expiry.afterMs) return ABANDONED;
    return undefined;
  }

  /** With backoff, but not later than there is something to do for certain. */
  private later({ requestedAt }: PaymentPending, command: ResolvePayment): Settled {
    const { kind, afterMs: waitMs } = givenBack(command);
    const ahead = [RESOLVE_PAYMENT_AFTER_MS, this.expiry.afterMs + 1]
      .map((afterMs) => requestedAt + afterMs - command.now)
      .filter((ms) => ms > 0);
    return { kind, afterMs: Math.min(waitMs, ...ahead) };
  }
}
