import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOrder, type OrderView } from '../../../checkout/contract.js';
import { commandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { LinePath } from '../../line-path.js';
import { RevokeLine } from './revoke-line.command.js';
import { RevokeLineRequest } from './revoke-line.request.js';

@Controller('v1/orders')
export class RevokeLineController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':number/lines/:line/revocation')
  @HttpCode(202)
  async revoke(
    @Param() { number, line }: LinePath,
    @Body() { reason }: RevokeLineRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderView> {
    const context = commandContext(request, caller, reason);
    const command = new RevokeLine(number, line, reason, caller, context);
    return answerOrder(reply, accepted(await this.commands.execute(command)));
  }
}
