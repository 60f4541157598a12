import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideSettleLine } from '../../../order/decide/settle-line.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { act } from '../../act.js';
import { SettleLine } from './settle-line.command.js';

@CommandHandler(SettleLine)
export class SettleLineHandler implements ICommandHandler<SettleLine> {
  constructor(private readonly orders: OrderCommands) {}

  async execute(command: SettleLine): Promise<Folded<OrderState> | Rejection> {
    const done = await act(this.orders, command, (state) =>
      decideSettleLine(state, command.settlement),
    );
    return isRejection(done) ? done : done.folded;
  }
}
