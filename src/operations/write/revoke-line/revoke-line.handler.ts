import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideRequestRevocation } from '../../../order/decide/request-revocation.js';
import { orderStream } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { refuseForeign } from '../../of-caller.js';
import { RevokeLine } from './revoke-line.command.js';

@CommandHandler(RevokeLine)
export class RevokeLineHandler implements ICommandHandler<RevokeLine> {
  constructor(private readonly orders: OrderCommands) {}

  async execute(command: RevokeLine): Promise<Folded<OrderState> | Rejection> {
    const done = await this.orders.execute({
      stream: orderStream(command.orderNumber),
      context: command.context,
      decide: ({ state }) =>
        refuseForeign(state, command.caller) ?? decideRequestRevocation(state, command),
    });
    return isRejection(done) ? done : done.folded;
  }
}
