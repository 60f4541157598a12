import type { Migration } from '../../../platform/sql/migrations/migration.js';
import type { ColumnType } from 'kysely';
import type { Int8, Jsonb, NullableInt8 } from '../../../platform/sql/table-types.js';
import type { OrderView } from './order-view.js';

export interface OrderStatusTables {
  /** One row for each order, as it was at `revision`. A read model: it can be rebuilt from the events at any time. */
  order_status: {
    stream: string;
    revision: Int8;
    status: string;
    username: string;
    placed_at: NullableInt8;
    /** Place in lists: `placed_at`, and before that when it was first heard of. */
    listed_at: Int8;
    partner: string | null;
    /** Something may be left that is done by itself. */
    unfinished: boolean;
    /** In lower case. */
    email: string | null;
    /** Of its lines; only looked for. */
    lines: ColumnType<never, string, string>;
    /** Of the projection that wrote it: a row of an older one is replaced when that revision is reached again. */
    version: Int8;
    /** `json`, not `jsonb`: it is only handed out, with its fields in their order. */
    view: Jsonb<OrderView>;
  };
}

export const orderStatusMigrations: readonly Migration[] = [
  {
    name: 'checkout/0001-order-status',
    statements: [
      `create table order_status (
        stream text primary key,
        revision bigint not null,
        status text not null,
        username text not null,
        placed_at bigint,
        view json not null
      )`,
    ],
  },
  {
    name: 'checkout/0002-order-lists',
    statements: [
      `alter table order_status
        add column listed_at bigint,
        add column partner text,
        add column product_types text[],
        add column version integer not null default 1`,
      `update order_status set
        listed_at = coalesce(placed_at, now_ms()),
        partner = view ->> 'partner',
        product_types = array(select distinct line ->> 'productType' from json_array_elements(view -> 'lines') line)`,
      `alter table order_status
        alter column listed_at set not null,
        alter column product_types set not null`,
      `create index order_status_listed on order_status (listed_at desc, stream)`,
      `create index order_status_by_status on order_status (status, listed_at desc, stream)`,
      `create index order_status_by_user on order_status (username, listed_at desc, stream)`,
      `create index order_status_by_product_type on order_status using gin (product_types)`,
    ],
  },
  {
    // What an answer does not say of a line (its course) comes when all events are read again.
    name: 'checkout/0003-order-search',
    statements: [
      `alter table order_status add column email text, add column lines jsonb`,
      `update order_status set
        email = lower(view -> 'user' ->> 'email'),
        lines = (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
            'productType', line -> 'productType',
            'sku', line -> 'sku',
            'module', line -> 'module',
            'code', line -> 'lastFailure' -> 'code',
            'retriable', case when line ->> 'status' like 'Fulfillment%'
              and line -> 'revocation' is null then true end
          ))), '[]') from json_array_elements(view -> 'lines') line)`,
      `alter table order_status alter column lines set not null, drop column product_types`,
      `create index order_status_by_email on order_status (email, listed_at desc, stream)`,
      `create index order_status_by_number on order_status (stream collate "C")`,
      `create index order_status_by_line on order_status using gin (lines jsonb_path_ops)`,
    ],
  },
  {
    name: 'checkout/0004-unfinished-orders',
    statements: [
      `alter table order_status add column unfinished boolean`,
      // One too many does no harm: it is looked at, and found done.
      `update order_status set unfinished = status not in ('Complete', 'Payment Declined')
        or view ->> 'excessPayments' is not null or view ->> 'lines' like '%"revocation":%'`,
      `alter table order_status alter column unfinished set not null`,
      `create index order_status_unfinished on order_status (stream) where unfinished`,
    ],
  },
  {
    // The live rows have one consumer for all versions; which version they are stands beside it.
    name: 'checkout/0005-order-status-versions',
    statements: [
      `insert into projections (name, live_version)
        select 'order-status', max(substring(consumer from '[0-9]+$')::int)
        from checkpoints where consumer ~ '^order-status-[0-9]+$' having count(*) > 0`,
      ...['checkpoints', 'parked_streams'].map(
        (table) => `update ${table} set consumer = 'order-status'
          from projections where name = 'order-status' and consumer = 'order-status-' || live_version`,
      ),
    ],
  },
];
