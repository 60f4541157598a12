import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideAnnotate } from '../../../order/decide/annotate.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { act } from '../../act.js';
import { Annotate } from './annotate.command.js';

@CommandHandler(Annotate)
export class AnnotateHandler implements ICommandHandler<Annotate> {
  constructor(private readonly orders: OrderCommands) {}

  async execute(command: Annotate): Promise<Folded<OrderState> | Rejection> {
    const done = await act(this.orders, command, (state) => decideAnnotate(state, command));
    return isRejection(done) ? done : done.folded;
  }
}
