import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOrder, type OrderView } from '../../../checkout/contract.js';
import { commandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { RedeemCode } from './redeem-code.command.js';

const REASON = 'An enrollment code was used.';

@Controller('v1/codes')
export class RedeemCodeController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':code/redemptions')
  @HttpCode(201)
  async redeem(
    @Param('code') code: string,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderView> {
    const command = new RedeemCode(code, caller, commandContext(request, caller, REASON));
    const view = answerOrder(reply, accepted(await this.commands.execute(command)));
    void reply.header('Location', `/v1/orders/${view.orderNumber}`);
    return view;
  }
}
