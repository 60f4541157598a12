import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerOrder, type OrderView } from '../../../checkout/contract.js';
import { newCommandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { Annotate } from './annotate.command.js';
import { AnnotateRequest } from './annotate.request.js';

@Controller('v1/orders')
export class AnnotateController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':number/notes')
  async annotate(
    @Param('number') number: string,
    @Body() { text }: AnnotateRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderView> {
    const command = new Annotate(number, text, caller, newCommandContext(request, caller));
    return answerOrder(reply, accepted(await this.commands.execute(command)));
  }
}
