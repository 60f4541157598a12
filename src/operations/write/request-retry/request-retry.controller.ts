import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { positionToken } from '../../../checkout/contract.js';
import { orderStream } from '../../../order/order-stream.js';
import { commandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { RequestRetry, type RetryAccepted } from './request-retry.command.js';
import { RequestRetryRequest } from './request-retry.request.js';

@Controller('v1/orders')
export class RequestRetryController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':number/fulfillment/retries')
  async retry(
    @Param('number') number: string,
    @Body() { lines, reason }: RequestRetryRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Omit<RetryAccepted, 'asked' | 'revision'>> {
    const context = commandContext(request, caller, reason);
    const command = new RequestRetry(number, lines, reason, caller, context);
    const { asked, revision, ...retry } = accepted(await this.commands.execute(command));
    void reply.status(asked ? 202 : 200);
    void reply.header('Makegood-Position', positionToken(orderStream(number), revision));
    return retry;
  }
}
