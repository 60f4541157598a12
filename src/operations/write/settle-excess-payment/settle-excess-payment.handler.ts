import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideSettleExcessPayment } from '../../../order/decide/end-excess-payment.js';
import { orderStream } from '../../../order/order-stream.js';
import { noSuchOrder } from '../../../order/refusals.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { refuseForeign } from '../../of-caller.js';
import { SettleExcessPayment } from './settle-excess-payment.command.js';

@CommandHandler(SettleExcessPayment)
export class SettleExcessPaymentHandler implements ICommandHandler<SettleExcessPayment> {
  constructor(private readonly orders: OrderCommands) {}

  async execute(command: SettleExcessPayment): Promise<Folded<OrderState> | Rejection> {
    const done = await this.orders.execute({
      stream: orderStream(command.orderNumber),
      context: command.context,
      decide: ({ state }) => {
        if (state.stage === 'none') return noSuchOrder();
        const foreign = refuseForeign(state, command.caller);
        return foreign ?? decideSettleExcessPayment(state, command.settlement);
      },
    });
    return isRejection(done) ? done : done.folded;
  }
}
