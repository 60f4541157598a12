import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { CampaignView } from '../../campaign/campaign-view.js';
import {
  CampaignList,
  CampaignOf,
  CampaignOrders,
  type CampaignOrderView,
} from './campaigns.query.js';
import { CampaignListRequest, CampaignOrdersRequest } from './campaigns.request.js';

const DEFAULT_LIMIT = '50';

export interface CampaignOrdersAnswer {
  readonly orders: readonly CampaignOrderView[];
  readonly nextCursor?: string;
}

@Controller('v1/retry-campaigns')
export class CampaignsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  async list(
    @Query() { limit = DEFAULT_LIMIT }: CampaignListRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly campaigns: readonly CampaignView[] }> {
    return { campaigns: await this.queries.execute(new CampaignList(Number(limit), caller)) };
  }

  @Get(':campaign')
  async one(@Param('campaign') id: string, @CurrentCaller() caller: Caller): Promise<CampaignView> {
    return accepted(await this.queries.execute(new CampaignOf(id, caller)));
  }

  @Get(':campaign/orders')
  async orders(
    @Param('campaign') id: string,
    @Query() { outcome, limit = DEFAULT_LIMIT, cursor = '-1' }: CampaignOrdersRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CampaignOrdersAnswer> {
    const page = { outcome, limit: Number(limit), after: Number(cursor) };
    const { orders, next } = accepted(
      await this.queries.execute(new CampaignOrders(id, page, caller)),
    );
    return { orders, ...(next !== undefined && { nextCursor: String(next) }) };
  }
}
