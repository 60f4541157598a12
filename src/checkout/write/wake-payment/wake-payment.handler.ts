import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { orderStream } from '../../../order/order-stream.js';
import { PAYMENT } from '../../../order/plan.js';
import { wakeDueCommand } from '../../../platform/sagas/due-commands.wake.js';
import { Database } from '../../../platform/sql/database.js';
import { LatePayments } from '../../payment/late-payments.js';
import { WakePayment } from './wake-payment.command.js';

/** Makes `ResolvePayment` due now. An order that waits for no payment is looked at here: money may have come late. */
@CommandHandler(WakePayment)
export class WakePaymentHandler implements ICommandHandler<WakePayment> {
  constructor(
    private readonly database: Database,
    private readonly late: LatePayments,
  ) {}

  async execute({ orderNumber, now }: WakePayment): Promise<void> {
    const stream = orderStream(orderNumber);
    if (await wakeDueCommand(this.database, stream, PAYMENT)) return;
    await this.late.look(stream, now);
  }
}
