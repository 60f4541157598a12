import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Rejection } from '../../../kernel/rejection.js';
import { toRfc3339 } from '../../../kernel/time.js';
import type { Caller } from '../../../platform/security/caller.js';
import { CampaignCommands } from '../../campaign/campaign-commands.js';
import { campaignView, mayKnow, type CampaignView } from '../../campaign/campaign-view.js';
import {
  campaignStream,
  isCampaignId,
  noSuchCampaign,
  type Campaign,
} from '../../campaign/campaign.js';
import type { Outcome } from '../../campaign/outcome.js';
import { CampaignRows, type OrdersPage } from './campaign-rows.js';
import type { RetryFailure } from './campaign.tables.js';

type Who = Pick<Caller, 'partners'>;

/** Campaigns, last started first. */
export class CampaignList extends Query<readonly CampaignView[]> {
  constructor(
    readonly limit: number,
    readonly caller: Who,
  ) {
    super();
  }
}

/** One campaign, and how far it is. */
export class CampaignOf extends Query<CampaignView | Rejection> {
  constructor(
    readonly id: string,
    readonly caller: Who,
  ) {
    super();
  }
}

/** An order of a campaign as it is answered. */
export interface CampaignOrderView {
  readonly orderNumber: string;
  readonly outcome: Outcome | 'to-go';
  readonly askedAt?: string;
  readonly failure?: RetryFailure;
}

export interface CampaignOrdersPage {
  readonly orders: readonly CampaignOrderView[];
  /** Place of the last one, if there are more. */
  readonly next?: number;
}

/** Orders of a campaign, in the order in which they are asked for. */
export class CampaignOrders extends Query<CampaignOrdersPage | Rejection> {
  constructor(
    readonly id: string,
    readonly page: OrdersPage,
    readonly caller: Who,
  ) {
    super();
  }
}

@QueryHandler(CampaignList)
export class CampaignListHandler implements IQueryHandler<CampaignList> {
  constructor(private readonly rows: CampaignRows) {}

  async execute({ limit, caller }: CampaignList): Promise<readonly CampaignView[]> {
    const all = await this.rows.latest(limit);
    const known = all.filter(([, campaign]) => mayKnow(caller, campaign));
    const running = known.filter(([, { finished }]) => !finished);
    const counts =
      running.length === 0 ? [] : await this.rows.tally(running.map(([, { setId }]) => setId));
    return known.map(([id, campaign]) =>
      campaignView(
        id,
        campaign,
        counts.filter(({ set_id }) => set_id === campaign.setId),
      ),
    );
  }
}

/** What it is comes from its stream, so that whoever started or cancelled it sees that; how far it is, from the rows. */
@QueryHandler(CampaignOf)
export class CampaignOfHandler implements IQueryHandler<CampaignOf> {
  constructor(
    private readonly campaigns: CampaignCommands,
    private readonly rows: CampaignRows,
  ) {}

  async execute({ id, caller }: CampaignOf): Promise<CampaignView | Rejection> {
    const campaign = await known(this.campaigns, id, caller);
    if (!campaign) return noSuchCampaign();
    const counts = campaign.finished ? [] : await this.rows.tally([campaign.setId]);
    return campaignView(id, campaign, counts);
  }
}

@QueryHandler(CampaignOrders)
export class CampaignOrdersHandler implements IQueryHandler<CampaignOrders> {
  constructor(
    private readonly campaigns: CampaignCommands,
    private readonly rows: CampaignRows,
  ) {}

  async execute({ id, page, caller }: CampaignOrders): Promise<CampaignOrdersPage | Rejection> {
    const campaign = await known(this.campaigns, id, caller);
    if (!campaign) return noSuchCampaign();
    const { limit } = page;
    const rows = await this.rows.page(campaign.setId, { ...page, limit: limit + 1 });
    const orders = rows.slice(0, limit).map(({ order_number, outcome, asked_at, failure }) => ({
      ...{ orderNumber: order_number, outcome: outcome ?? ('to-go' as const) },
      ...(asked_at !== null && { askedAt: toRfc3339(asked_at) }),
      ...(failure && { failure }),
    }));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { orders, ...(last && { next: last.place }) };
  }
}

async function known(
  campaigns: CampaignCommands,
  id: string,
  caller: Who,
): Promise<Campaign | undefined> {
  if (!isCampaignId(id)) return undefined;
  const { campaign } = (await campaigns.load(campaignStream(id))).state;
  return campaign && mayKnow(caller, campaign) ? campaign : undefined;
}
