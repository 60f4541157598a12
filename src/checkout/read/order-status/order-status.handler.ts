import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Database } from '../../../platform/sql/database.js';
import { ifSqlAnswers } from '../../../platform/sql/if-sql-answers.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { OrderCommands } from '../../contract.js';
import { orderRow } from './order-row.js';
import { orderView, type OrderView } from './order-view.js';
import { OrderStatusOf } from './order-status.query.js';

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
    const row = await ifSqlAnswers(orderRow(this.database, stream));
    if (row && row.revision >= atLeast) return row.view;
    return orderView(await this.orders.load(stream));
  }
}
