import { orderStream } from '../../../order/order-stream.js';
import { holdsOf, waitingFor, type StreamHold } from '../../../platform/sagas/party-holds.js';
import type { Database } from '../../../platform/sql/database.js';
import { ifSqlAnswers } from '../../../platform/sql/if-sql-answers.js';
import { goesOn } from './final-status.js';
import type { LineView, OrderView } from './order-view.js';

/** Says of an order which of its lines wait because their module is paused or rests. No event says so: the order has not moved. */
export class OrderHolds {
  constructor(private readonly database: Database) {}

  /** The order with what its lines wait for; as it is when nothing of it is to be done, or nobody can say. */
  async shownOn(order: OrderView): Promise<OrderView> {
    if (order.placedAt === undefined || !order.lines.some(goesOn)) return order;
    const stream = orderStream(order.orderNumber);
    return withHolds(order, (await ifSqlAnswers(holdsOf(this.database, stream))) ?? []);
  }
}

export function withHolds(order: OrderView, holds: readonly StreamHold[]): OrderView {
  if (holds.length === 0) return order;
  return { ...order, lines: order.lines.map((line) => withHold(line, holds)) };
}

function withHold(line: LineView, holds: readonly StreamHold[]): LineView {
  const hold = goesOn(line) && holds.find(({ lineIds }) => lineIds.includes(line.id));
  if (!hold) return line;
  const retry = line.retry === 'scheduled' ? 'waiting' : line.retry;
  return { ...line, ...(retry && { retry }), waitingFor: waitingFor(hold) };
}
