import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOrder, type OrderView } from '../../../checkout/contract.js';
import { commandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { SettleExcessPayment } from './settle-excess-payment.command.js';
import { SettleExcessPaymentRequest } from './settle-excess-payment.request.js';

@Controller('v1/orders')
export class SettleExcessPaymentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':number/excess-payments/settlement')
  @HttpCode(200)
  async settle(
    @Param('number') number: string,
    @Body() body: SettleExcessPaymentRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderView> {
    const context = commandContext(request, caller, body.reason);
    const command = new SettleExcessPayment(number, body, caller, context);
    return answerOrder(reply, accepted(await this.commands.execute(command)));
  }
}
