import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { commandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { Rate } from '../../campaign/campaign-events.js';
import type { CampaignView } from '../../campaign/campaign-view.js';
import { ordersMeant } from '../../campaign/which-orders.js';
import { StartCampaign } from './start-campaign.command.js';
import { StartCampaignRequest } from './start-campaign.request.js';

const RATE: Rate = { orders: 10, per: 'second' };

export interface DryRun {
  readonly dryRun: true;
  readonly orders: number;
}

@Controller('v1/retry-campaigns')
export class StartCampaignController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  async start(
    @Body() request: StartCampaignRequest,
    @CurrentCaller() caller: Caller,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignView | DryRun> {
    const { dryRun, filter, reason = '', rate, ...rest } = request;
    if (dryRun) {
      const orders = accepted(await ordersMeant(this.queries, request, caller));
      void reply.status(200);
      return { dryRun, orders: orders.length };
    }
    const wish = {
      ...rest,
      ...(filter && { filter }),
      reason,
      rate: rate ? { orders: rate.orders, per: rate.per } : RATE,
    };
    const context = commandContext(http, caller, reason);
    const campaign = accepted(
      await this.commands.execute(new StartCampaign(wish, caller, context)),
    );
    void reply.status(202).header('Location', `/v1/retry-campaigns/${campaign.id}`);
    return campaign;
  }
}
