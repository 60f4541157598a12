import { sql } from 'kysely';
import type { Database } from '../../../platform/sql/database.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { Query } from '../../../platform/sql/query.js';
import { json } from '../../../platform/sql/table-types.js';
import type { Campaign } from '../../campaign/campaign.js';
import type { Outcome } from '../../campaign/outcome.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import type { CampaignTables, RetryFailure } from './campaign.tables.js';

export const campaignTables = queryBuilder<CampaignTables>();

/** The campaign as it is now. */
export function putCampaign(id: string, campaign: Campaign): Query {
  return campaignTables
    .insertInto('retry_campaigns')
    .values({ id, started_at: fromRfc3339(campaign.startedAt), campaign: json(campaign) })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({ campaign: row.ref('excluded.campaign') })),
    );
}

/** Orders of a set, from a place on. What is there stays. */
export function addOrders(setId: string, from: number, orders: readonly string[]): Query {
  return sql`
    insert into retry_campaign_orders (set_id, place, order_number)
    select ${setId}, ${from}::int + place - 1, number
    from unnest(${orders}::text[]) with ordinality as part (number, place)
    on conflict (set_id, place) do nothing`.compile(campaignTables);
}

/** What became of orders in the end, where it is not known. */
export function addOutcomes(setId: string, from: number, outcomes: readonly Outcome[]): Query {
  return sql`
    update retry_campaign_orders o set outcome = part.outcome
    from unnest(${outcomes}::text[]) with ordinality as part (outcome, place)
    where o.set_id = ${setId} and o.place = ${from}::int + part.place - 1
      and o.outcome is null`.compile(campaignTables);
}

export interface CampaignOrder {
  readonly place: number;
  readonly order_number: string;
  readonly asked_at: number | null;
  readonly revision: number | null;
  readonly outcome: Outcome | null;
}

/** What has become known of an order. */
export interface Learned {
  readonly place: number;
  readonly askedAt?: number;
  readonly revision?: number;
  readonly outcome?: Outcome;
  readonly failure?: RetryFailure;
}

export interface Tally {
  readonly set_id: string;
  readonly outcome: Outcome | null;
  readonly asked: boolean;
  readonly orders: number;
}

export interface OrdersPage {
  readonly outcome?: Outcome | 'to-go' | undefined;
  readonly after: number;
  readonly limit: number;
}

/** The rows of a campaign's orders, for whoever advances it and for whoever asks how it goes. */
export class CampaignRows {
  constructor(private readonly database: Database) {}

  /** Whose turn is next. */
  toAsk(setId: string, limit: number): Promise<readonly CampaignOrder[]> {
    return this.database.rows(
      this.open(setId).where('asked_at', 'is', null).orderBy('place').limit(limit),
    );
  }

  /** Asked for and not over, behind a place. */
  awaited(setId: string, after: number, limit: number): Promise<readonly CampaignOrder[]> {
    return this.database.rows(
      this.open(setId)
        .where('asked_at', 'is not', null)
        .where('place', '>', after)
        .orderBy('place')
        .limit(limit),
    );
  }

  /** The first that were asked for. */
  firstAsked(setId: string, limit: number): Promise<readonly CampaignOrder[]> {
    return this.database.rows(
      this.all(setId).where('asked_at', 'is not', null).orderBy('place').limit(limit),
    );
  }

  everyOutcome(setId: string): Promise<readonly { readonly outcome: Outcome | null }[]> {
    return this.database.rows(
      campaignTables
        .selectFrom('retry_campaign_orders')
        .select('outcome')
        .where('set_id', '=', setId)
        .orderBy('place'),
    );
  }

  /** How many, by outcome, and those without one by whether they were asked for. */
  tally(setIds: readonly string[]): Promise<readonly Tally[]> {
    return this.database.rows(
      sql<Tally>`
        select set_id, outcome, asked_at is not null as asked, count(*)::int as orders
        from retry_campaign_orders where set_id = any(${setIds}::text[])
        group by 1, 2, 3`.compile(campaignTables),
    );
  }

  /** Last started first. */
  async latest(limit: number): Promise<readonly (readonly [string, Campaign])[]> {
    const rows = await this.database.rows(
      campaignTables
        .selectFrom('retry_campaigns')
        .select(['id', 'campaign'])
        .orderBy('started_at', 'desc')
        .orderBy('id')
        .limit(limit),
    );
    return rows.map(({ id, campaign }) => [id, campaign] as const);
  }

  /** Orders behind a place, in the order in which they are asked for; `to-go`: those without an outcome. */
  page(setId: string, page: OrdersPage) {
    const { outcome, after, limit } = page;
    let query = campaignTables
      .selectFrom('retry_campaign_orders')
      .select(['place', 'order_number', 'asked_at', 'outcome', 'failure'])
      .where('set_id', '=', setId)
      .where('place', '>', after)
      .orderBy('place')
      .limit(limit);
    if (outcome === 'to-go') query = query.where('outcome', 'is', null);
    else if (outcome !== undefined) query = query.where('outcome', '=', outcome);
    return this.database.rows(query);
  }

  async learn(setId: string, learned: readonly Learned[]): Promise<void> {
    if (learned.length === 0) return;
    const column = <T>(value: (one: Learned) => T): T[] => learned.map(value);
    await this.database.run(
      sql`
        update retry_campaign_orders o
        set asked_at = coalesce(o.asked_at, l.asked_at), revision = coalesce(o.revision, l.revision),
          outcome = coalesce(o.outcome, l.outcome), failure = coalesce(o.failure, l.failure::jsonb)
        from unnest(
          ${column(({ place }) => place)}::int[],
          ${column(({ askedAt }) => askedAt ?? null)}::bigint[],
          ${column(({ revision }) => revision ?? null)}::bigint[],
          ${column(({ outcome }) => outcome ?? null)}::text[],
          ${column(({ failure }) => (failure ? json(failure) : null))}::text[]
        ) as l (place, asked_at, revision, outcome, failure)
        where o.set_id = ${setId} and o.place = l.place`.compile(campaignTables),
    );
  }

  /**
   * Takes the next `orders` turns of a campaign's rate, if its time has come. Whoever dies with them has spent them: a rate is
   * never exceeded.
   * @returns 0: take them now; else how long to wait, ms
   */
  async takeTurns(id: string, orders: number, perOrderMs: number): Promise<number> {
    const taken = await this.database.firstRow(
      sql<{ id: string }>`
        update retry_campaigns set next_ask_at = now_ms() + ${Math.ceil(orders * perOrderMs)}::bigint
        where id = ${id} and next_ask_at <= now_ms() returning id`.compile(campaignTables),
    );
    return taken ? 0 : this.untilNextTurn(id);
  }

  /** Ms. */
  async untilNextTurn(id: string): Promise<number> {
    const row = await this.database.firstRow(
      sql<{ wait: number }>`
        select greatest(next_ask_at - now_ms(), 1) as wait
        from retry_campaigns where id = ${id}`.compile(campaignTables),
    );
    return row?.wait ?? 1;
  }

  private all(setId: string) {
    return campaignTables
      .selectFrom('retry_campaign_orders')
      .select(['place', 'order_number', 'asked_at', 'revision', 'outcome'])
      .where('set_id', '=', setId);
  }

  private open(setId: string) {
    return this.all(setId).where('outcome', 'is', null);
  }
}
