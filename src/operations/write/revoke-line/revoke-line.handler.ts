import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideRequestRevocation } from '../../../order/decide/request-revocation.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { act } from '../../act.js';
import { RevokeLine } from './revoke-line.command.js';

@CommandHandler(RevokeLine)
export class RevokeLineHandler implements ICommandHandler<RevokeLine> {
  constructor(private readonly orders: OrderCommands) {}

  async execute(command: RevokeLine): Promise<Folded<OrderState> | Rejection> {
    const done = await act(this.orders, command, (state) =>
      decideRequestRevocation(state, command),
    );
    return isRejection(done) ? done : done.folded;
  }
}
