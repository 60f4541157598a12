import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection } from '../../../kernel/rejection.js';
import { decideRecordRefund, nameOf } from '../../../order/decide/end-excess-payment.js';
import type { ExcessPaymentRefunded, ExcessPaymentRefundFailed } from '../../../order/events.js';
import { isToBeRefunded } from '../../../order/excess-payment.js';
import type { ExcessPayment, OrderState } from '../../../order/state.js';
import type { Settled } from '../../../platform/sagas/due-command.js';
import { OrderCommands, PaymentProcessors, RefundExcess } from '../../contract.js';
import type { RefundOutcome } from '../../processors/payment-processor.js';
import { givenBack } from '../../../platform/sagas/given-back.js';
import { systemContext } from '../../../platform/event-store/system-context.js';

type Order = Folded<OrderState>;

/** Money that we asked for and cannot use goes back to where it came from, once. */
@CommandHandler(RefundExcess)
export class RefundExcessHandler implements ICommandHandler<RefundExcess> {
  constructor(
    private readonly orders: OrderCommands,
    private readonly processors: PaymentProcessors,
  ) {}

  async execute(command: RefundExcess): Promise<Settled> {
    const found = await this.orders.load(command.stream);
    if (found.state.stage === 'none') return { kind: 'acted', revision: found.revision };
    let order = found;
    for (const payment of found.state.excessPayments.filter(isToBeRefunded)) {
      const event = await this.giveBack(order, payment, command);
      if (event) order = await this.record(order, event, command);
    }
    if (order.revision > found.revision) return { kind: 'acted', revision: order.revision };
    return givenBack(command);
  }

  private async giveBack(
    { state }: Order,
    payment: ExcessPayment,
    { stream, hold }: RefundExcess,
  ): Promise<ExcessPaymentRefunded | ExcessPaymentRefundFailed | undefined> {
    const processor = this.processors.get(payment.processor);
    if (!processor || state.stage === 'none' || state.stage === 'paid') return undefined;
    const { reference, amount, currency = state.details.currency } = payment;
    await hold();
    // Whoever asks, and however often: for one payment of one order the key is the same.
    const key = `excess/${stream}/${reference}`;
    return ended(payment, await processor.refund({ key, reference, amount, currency }));
  }

  private async record(
    order: Order,
    event: ExcessPaymentRefunded | ExcessPaymentRefundFailed,
    { stream, now }: RefundExcess,
  ): Promise<Order> {
    const recorded = await this.orders.execute({
      ...{ stream, context: systemContext('refund-excess', order, now), from: order },
      decide: ({ state }) => decideRecordRefund(state, event),
    });
    return isRejection(recorded) ? order : recorded.folded;
  }
}

/** Undefined: not ended yet. */
function ended(
  payment: ExcessPayment,
  outcome: RefundOutcome,
): ExcessPaymentRefunded | ExcessPaymentRefundFailed | undefined {
  const name = nameOf(payment);
  switch (outcome.outcome) {
    case 'refunded': {
      const { reference: refund, amount, currency, refundedAt } = outcome;
      const data = { ...name, refund, amount, currency, refundedAt };
      return { type: 'ExcessPaymentRefunded', data };
    }
    case 'refused': {
      const { code, message } = outcome;
      return { type: 'ExcessPaymentRefundFailed', data: { ...name, code, message } };
    }
    case 'refund-pending':
    case 'unknown':
      return undefined;
  }
}
