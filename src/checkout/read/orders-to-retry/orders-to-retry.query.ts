import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { orderStream } from '../../../order/order-stream.js';
import { Database } from '../../../platform/sql/database.js';
import { json } from '../../../platform/sql/table-types.js';
import type { OrderFilter } from '../order-list/order-filter.js';
import { matching, tables } from '../order-list/matching-orders.js';

/**
 * Numbers of the orders of a list that have a line which may be attempted again, last placed first, at most `limit`. A line
 * that is asked for must itself be such a line.
 */
export class OrdersToRetry extends Query<readonly string[]> {
  constructor(
    readonly filter: OrderFilter,
    readonly limit: number,
    /** Only these. */
    readonly numbers?: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(OrdersToRetry)
export class OrdersToRetryHandler implements IQueryHandler<OrdersToRetry> {
  constructor(private readonly database: Database) {}

  async execute({ filter, limit, numbers }: OrdersToRetry): Promise<readonly string[]> {
    let query = matching({ ...filter, line: { ...filter.line, retriable: true } })
      .select(sql<string>`view ->> 'orderNumber'`.as('number'))
      .orderBy('listed_at', 'desc')
      .orderBy('stream')
      .limit(limit);
    if (numbers)
      query = query.where(sql<boolean>`stream = any(${numbers.map(orderStream)}::text[])`);
    return (await this.database.rows(query)).map(({ number }) => number);
  }
}

/** A retry that an order was asked for at a revision of it. */
export interface AskedRetry {
  readonly orderNumber: string;
  readonly retryId: string;
  readonly revision: number;
}

/** Which of these retries no line waits for any more, as far as lists know: what became of them is worth a look. */
export class RetriesOver extends Query<readonly AskedRetry[]> {
  constructor(readonly asked: readonly AskedRetry[]) {
    super();
  }
}

@QueryHandler(RetriesOver)
export class RetriesOverHandler implements IQueryHandler<RetriesOver> {
  constructor(private readonly database: Database) {}

  async execute({ asked }: RetriesOver): Promise<readonly AskedRetry[]> {
    const streams = asked.map(({ orderNumber }) => orderStream(orderNumber));
    const waits = asked.map(({ retryId }) => json([{ retry: retryId }]));
    const revisions = asked.map(({ revision }) => revision);
    const over = await this.database.rows(
      sql<{ stream: string }>`
        select o.stream from order_status o
        join unnest(${streams}::text[], ${waits}::text[], ${revisions}::bigint[]) as a (stream, waits, revision)
          on a.stream = o.stream
        where o.revision >= a.revision and not o.lines @> a.waits::jsonb`.compile(tables),
    );
    const streamsOver = new Set(over.map(({ stream }) => stream));
    return asked.filter(({ orderNumber }) => streamsOver.has(orderStream(orderNumber)));
  }
}
