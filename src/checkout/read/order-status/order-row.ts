import type { Database } from '../../../platform/sql/database.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { OrderStatusTables } from './order-status.tables.js';
import type { OrderView } from './order-view.js';

const tables = queryBuilder<OrderStatusTables>();

/** An order as the read model saw it last; undefined: it did not, or not yet. */
export function orderRow(
  database: Database,
  stream: string,
): Promise<{ readonly revision: number; readonly view: OrderView } | undefined> {
  return database.firstRow(
    tables.selectFrom('order_status').select(['revision', 'view']).where('stream', '=', stream),
  );
}
