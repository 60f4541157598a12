import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { rejection } from '../../../kernel/rejection.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { Refused } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { OrderCommands } from '../../contract.js';
import { maySee } from '../../order-access.js';
import { orderView, type OrderView } from '../../read/order-status/order-view.js';
import { WakePayment } from './wake-payment.command.js';

/** The payer has done what `payment.nextAction` asked for, says the checkout. The processor is asked at once. */
@Controller('v1/orders')
export class PaymentConfirmationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly orders: OrderCommands,
  ) {}

  @Post(':number/payment/confirmation')
  @HttpCode(202)
  async confirm(
    @Param('number') number: string,
    @CurrentCaller() caller: Caller,
  ): Promise<OrderView> {
    const known = ORDER_NUMBER.test(number);
    const view = known ? orderView(await this.orders.load(orderStream(number))) : undefined;
    if (!view || !maySee(caller, view)) {
      throw new Refused(rejection('order-not-found', 'There is no such order.'));
    }
    await this.commands.execute(new WakePayment(number, Date.now()));
    return view;
  }
}
