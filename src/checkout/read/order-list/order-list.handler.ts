import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../../platform/sql/database.js';
import { ORDER_STATUS_CONSUMER } from '../order-status/order-status.projection.js';
import { matching, tables } from './matching-orders.js';
import { OrderList, type OrderPage } from './order-list.query.js';

/** The condition on the time alone is what an index can begin at. */
function pageOf({ filter, limit, after }: OrderList) {
  let query = matching(filter).select(['view', 'listed_at', 'stream']);
  if (after) {
    query = query
      .where('listed_at', '<=', after.listedAt)
      .where((row) =>
        row.or([row('listed_at', '<', after.listedAt), row('stream', '>', after.stream)]),
      );
  }
  return query
    .orderBy('listed_at', 'desc')
    .orderBy('stream')
    .limit(limit + 1);
}

@QueryHandler(OrderList)
export class OrderListHandler implements IQueryHandler<OrderList> {
  constructor(private readonly database: Database) {}

  async execute(list: OrderList): Promise<OrderPage> {
    // The page last: it is at least as new as what is said about it.
    const [checkpoints, known, rows] = await this.database.transaction([
      tables
        .selectFrom('checkpoints')
        .select('position')
        .where('consumer', '=', ORDER_STATUS_CONSUMER),
      tables
        .selectFrom('order_status')
        .select('revision')
        .where('stream', '=', list.stream ?? ''),
      pageOf(list),
    ]);
    const page = rows.rows.slice(0, list.limit);
    const last = rows.rows.length > list.limit ? page.at(-1) : undefined;
    const position = checkpoints.rows[0]?.position;
    return {
      orders: page.map(({ view }) => view),
      ...(last && { next: { listedAt: last.listed_at, stream: last.stream } }),
      ...(typeof position === 'string' && { position }),
      revision: known.rows[0]?.revision ?? -1,
    };
  }
}
