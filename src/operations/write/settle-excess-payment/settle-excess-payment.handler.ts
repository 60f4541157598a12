import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideSettleExcessPayment } from '../../../order/decide/end-excess-payment.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { act } from '../../act.js';
import { SettleExcessPayment } from './settle-excess-payment.command.js';

@CommandHandler(SettleExcessPayment)
export class SettleExcessPaymentHandler implements ICommandHandler<SettleExcessPayment> {
  constructor(private readonly orders: OrderCommands) {}

  async execute(command: SettleExcessPayment): Promise<Folded<OrderState> | Rejection> {
    const done = await act(this.orders, command, (state) =>
      decideSettleExcessPayment(state, command.settlement),
    );
    return isRejection(done) ? done : done.folded;
  }
}
