import type { Migration } from '../../../platform/sql/migrations/migration.js';
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
];
