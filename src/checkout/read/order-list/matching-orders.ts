import { sql } from 'kysely';
import { ORDER_STREAM_PREFIX, orderStream } from '../../../order/order-stream.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { PlatformTables } from '../../../platform/sql/platform-tables.js';
import { json } from '../../../platform/sql/table-types.js';
import type { OrderStatusTables } from '../order-status/order-status.tables.js';
import type { OrderFilter } from './order-filter.js';

export const tables = queryBuilder<OrderStatusTables & PlatformTables>();

/** The rows of the orders that are meant. Everything that has to do with a filter asks this, so all see the same orders. */
export function matching(filter: OrderFilter) {
  const { statuses, user, email, number, line, partners } = filter;
  let query = within(filter);
  if (statuses !== undefined) query = query.where('status', 'in', statuses);
  if (user !== undefined) query = query.where('username', '=', user);
  if (email !== undefined) query = query.where('email', '=', email.toLowerCase());
  if (number !== undefined) query = query.where(numberIs(number));
  if (line !== undefined) query = query.where(sql<boolean>`lines @> ${json([line])}::jsonb`);
  if (partners !== undefined) {
    query = query.where(sql<boolean>`partner = any(${[...partners]}::text[])`);
  }
  return query;
}

function within({ placedAfter, placedBefore }: OrderFilter) {
  let query = tables.selectFrom('order_status');
  if (placedAfter !== undefined) query = query.where('placed_at', '>=', placedAfter);
  if (placedBefore !== undefined) query = query.where('placed_at', '<', placedBefore);
  return query;
}

/** Streams are called by the number in lower case. With the collation an index can tell what begins so. */
function numberIs(number: string) {
  if (!number.endsWith('*')) return sql<boolean>`stream = ${orderStream(number)}`;
  const prefix = ORDER_STREAM_PREFIX + number.slice(0, -1).toLowerCase();
  return sql<boolean>`stream collate "C" ^@ ${prefix}`;
}
