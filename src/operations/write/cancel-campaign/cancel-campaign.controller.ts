import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { commandContext } from '../../../platform/http/command-context.js';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { CampaignView } from '../../campaign/campaign-view.js';
import { CampaignOf } from '../../read/campaigns/campaigns.query.js';
import { CancelCampaign } from './cancel-campaign.command.js';
import { CancelCampaignRequest } from './cancel-campaign.request.js';

@Controller('v1/retry-campaigns')
export class CancelCampaignController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post(':campaign/cancel')
  @HttpCode(200)
  async cancel(
    @Param('campaign') id: string,
    @Body() { reason }: CancelCampaignRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<CampaignView> {
    const context = commandContext(request, caller, reason);
    accepted(await this.commands.execute(new CancelCampaign(id, reason, caller, context)));
    return accepted(await this.queries.execute(new CampaignOf(id, caller)));
  }
}
