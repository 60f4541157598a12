import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOrder, type OrderView } from '../../../checkout/contract.js';
import { commandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { LinePath } from '../../line-path.js';
import { SettleLine } from './settle-line.command.js';
import { SettleLineRequest } from './settle-line.request.js';

@Controller('v1/orders')
export class SettleLineController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':number/lines/:line/settlement')
  @HttpCode(200)
  async settle(
    @Param() { number, line: lineId }: LinePath,
    @Body() body: SettleLineRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderView> {
    const { outcome, reason, evidence } = body;
    const settlement = { lineId, outcome, reason, ...(evidence !== undefined && { evidence }) };
    const context = commandContext(request, caller, reason);
    const command = new SettleLine(number, settlement, caller, context);
    return answerOrder(reply, accepted(await this.commands.execute(command)));
  }
}
