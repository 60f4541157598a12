import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideSettleLine } from '../../../order/decide/settle-line.js';
import { orderStream } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { refuseForeign } from '../../of-caller.js';
import { SettleLine } from './settle-line.command.js';

@CommandHandler(SettleLine)
export class SettleLineHandler implements ICommandHandler<SettleLine> {
  constructor(private readonly orders: OrderCommands) {}

  async execute(command: SettleLine): Promise<Folded<OrderState> | Rejection> {
    const done = await this.orders.execute({
      stream: orderStream(command.orderNumber),
      context: command.context,
      decide: ({ state }) =>
        refuseForeign(state, command.caller) ?? decideSettleLine(state, command.settlement),
    });
    return isRejection(done) ? done : done.folded;
  }
}
