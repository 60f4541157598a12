import type { Recorded } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import type { OrderEvent } from '../../../order/events.js';
import { ORDER_STREAM_PREFIX } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import type { Consumer } from '../../../platform/projections/consumer.js';
import { FoldCache } from '../../../platform/projections/fold-cache.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { Query } from '../../../platform/sql/query.js';
import { json } from '../../../platform/sql/table-types.js';
import type { OrderCommands } from '../../contract.js';
import type { OrderNews } from './order-news.js';
import type { OrderStatusTables } from './order-status.tables.js';
import { orderView } from './order-view.js';

const tables = queryBuilder<OrderStatusTables>();

type Row = Parameters<typeof upsert>[0][number];

function upsert(
  rows: readonly {
    stream: string;
    revision: number;
    status: string;
    username: string;
    placed_at: number | null;
    view: string;
  }[],
): Query {
  return tables
    .insertInto('order_status')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('stream')
        .doUpdateSet((row) => ({
          revision: row.ref('excluded.revision'),
          status: row.ref('excluded.status'),
          placed_at: row.ref('excluded.placed_at'),
          view: row.ref('excluded.view'),
        }))
        .whereRef('order_status.revision', '<', 'excluded.revision'),
    );
}

function rowOf(stream: string, folded: Folded<OrderState>): readonly Row[] {
  const view = orderView(folded);
  if (!view) return [];
  const { state, revision } = folded;
  return [
    {
      ...{ stream, revision, status: view.status, username: view.user.username },
      placed_at: state.stage === 'placed' ? state.placedAt : null,
      view: json(view),
    },
  ];
}

/** Keeps a row for each order, for `GET /v1/orders/{number}` and for lists. */
export class OrderStatusProjection implements Consumer {
  readonly name = 'order-status-1';
  readonly prefixes = [ORDER_STREAM_PREFIX];
  private readonly orders: FoldCache<OrderState, OrderEvent>;
  /** What the batch that is being written changes. */
  private changed: ReadonlyMap<string, Folded<OrderState>> = new Map();

  constructor(
    commands: OrderCommands,
    private readonly news: OrderNews,
  ) {
    this.orders = new FoldCache(commands);
  }

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const changed = new Map<string, Folded<OrderState>>();
    for (const event of events) {
      const folded = await this.orders.take(event);
      if (folded) changed.set(event.stream, folded);
    }
    this.changed = changed;
    const rows = [...changed].flatMap(([stream, folded]) => rowOf(stream, folded));
    for (const { stream, status } of rows) if (status === 'Complete') this.orders.drop(stream);
    return rows.length === 0 ? [] : [upsert(rows)];
  }

  committed(): void {
    this.news.publish(this.changed);
    this.changed = new Map();
  }

  reset(): void {
    this.orders.clear();
    this.changed = new Map();
  }
}
