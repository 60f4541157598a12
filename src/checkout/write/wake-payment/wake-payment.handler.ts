import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderStream } from '../../../order/order-stream.js';
import { PAYMENT } from '../../../order/plan.js';
import { wakeDueCommand } from '../../../platform/sagas/due-commands.wake.js';
import { Database } from '../../../platform/sql/database.js';
import { UnwatchedPayments } from '../../payment/unwatched-payments.js';
import { WakePayment } from './wake-payment.command.js';

/** Makes `ResolvePayment` due now. A payment that it is not there for, not yet or not any more, is looked at here. */
@CommandHandler(WakePayment)
export class WakePaymentHandler implements ICommandHandler<WakePayment> {
  constructor(
    private readonly database: Database,
    private readonly unwatched: UnwatchedPayments,
  ) {}

  async execute({ orderNumber, now }: WakePayment): Promise<void> {
    const stream = orderStream(orderNumber);
    const plannedAt = await wakeDueCommand(this.database, stream, PAYMENT);
    await this.unwatched.look(stream, plannedAt, now);
  }
}
