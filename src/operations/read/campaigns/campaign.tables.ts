import type { Migration } from '../../../platform/sql/migrations/migration.js';
import type {
  GeneratedInt8,
  Int8,
  Jsonb,
  NullableInt8,
} from '../../../platform/sql/table-types.js';
import type { Campaign } from '../../campaign/campaign.js';
import type { Outcome } from '../../campaign/outcome.js';

/** Why an order failed again. */
export interface RetryFailure {
  readonly line: string;
  readonly code: string;
  readonly message: string;
}

export interface CampaignTables {
  /** One row for each campaign. A read model, but for its last column. */
  retry_campaigns: {
    id: string;
    started_at: Int8;
    campaign: Jsonb<Campaign>;
    /** When its rate allows the next order, epoch ms. Forgotten, it costs one moment of haste. */
    next_ask_at: GeneratedInt8;
  };
  /**
   * One row for each order of a set. Which orders, and in the end what became of them, comes from the set's events. What is known
   * meanwhile is written by whoever advances the campaign, and can be found out again from the orders' own streams.
   */
  retry_campaign_orders: {
    set_id: string;
    /** From 0, in the order in which they are asked for. */
    place: number;
    order_number: string;
    /** Epoch ms; null: not yet. */
    asked_at: NullableInt8;
    /** Revision of the order with the request. */
    revision: NullableInt8;
    outcome: Outcome | null;
    failure: Jsonb<RetryFailure> | null;
  };
}

export const campaignMigrations: readonly Migration[] = [
  {
    name: 'operations/0001-retry-campaigns',
    statements: [
      `create table retry_campaigns (
        id text primary key,
        started_at bigint not null,
        campaign jsonb not null,
        next_ask_at bigint not null default 0
      )`,
      'create index retry_campaigns_started on retry_campaigns (started_at desc, id)',
      `create table retry_campaign_orders (
        set_id text not null,
        place int not null,
        order_number text not null,
        asked_at bigint,
        revision bigint,
        outcome text,
        failure jsonb,
        primary key (set_id, place)
      )`,
      'create index retry_campaign_orders_open on retry_campaign_orders (set_id, place) where outcome is null',
      'create index retry_campaign_orders_by_outcome on retry_campaign_orders (set_id, outcome, place)',
    ],
  },
];
