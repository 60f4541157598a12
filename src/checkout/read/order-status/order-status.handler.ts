import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../../platform/sql/database.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import { ifSqlAnswers } from '../../../platform/sql/if-sql-answers.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { OrderCommands } from '../../contract.js';
import type { OrderStatusTables } from './order-status.tables.js';
import { orderView, type OrderView } from './order-view.js';
import { OrderStatusOf } from './order-status.query.js';

const tables = queryBuilder<OrderStatusTables>();

/**
 * From the row, unless the row is behind what the caller has seen, is not there yet, or cannot be asked now: then from the
 * stream itself.
 */
@QueryHandler(OrderStatusOf)
export class OrderStatusHandler implements IQueryHandler<OrderStatusOf> {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderCommands,
  ) {}

  async execute({ orderNumber, atLeast }: OrderStatusOf): Promise<OrderView | undefined> {
    if (!ORDER_NUMBER.test(orderNumber)) return undefined;
    const stream = orderStream(orderNumber);
    const row = await ifSqlAnswers(this.rowOf(stream));
    if (row && row.revision >= atLeast) return row.view;
    return orderView(await this.orders.load(stream));
  }

  private rowOf(stream: string) {
    return this.database.firstRow(
      tables.selectFrom('order_status').select(['revision', 'view']).where('stream', '=', stream),
    );
  }
}
