import type { Insertable } from 'kysely';
import type { Recorded } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import type { OrderEvent } from '../../../order/events.js';
import { ORDER_STREAM_PREFIX } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import type { Consumer } from '../../../platform/projections/consumer.js';
import { FoldCache } from '../../../platform/projections/fold-cache.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import {
  consumerOf,
  SCHEMA_OF,
  type Place,
  type Projection,
} from '../../../platform/projections/versions/projection.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { Query } from '../../../platform/sql/query.js';
import { json } from '../../../platform/sql/table-types.js';
import type { OrderCommands } from '../../contract.js';
import { lineFacts } from './line-facts.js';
import type { OrderNews } from './order-news.js';
import type { OrderStatusTables } from './order-status.tables.js';
import { orderView } from './order-view.js';
import { isUnfinished } from './unfinished.js';

const tables = queryBuilder<OrderStatusTables>();

/** Of what rows hold. With a higher one the rows are built anew beside those that are read, and then switched to. */
const VERSION = 3;
export const ORDER_STATUS_CONSUMER = 'order-status';

type Row = Insertable<OrderStatusTables['order_status']>;

function upsert(place: Place, rows: readonly Row[]): Query {
  return tables
    .withSchema(SCHEMA_OF[place])
    .insertInto('order_status')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('stream')
        .doUpdateSet((row) => ({
          revision: row.ref('excluded.revision'),
          status: row.ref('excluded.status'),
          placed_at: row.ref('excluded.placed_at'),
          listed_at: row.fn.coalesce('excluded.placed_at', 'order_status.listed_at'),
          partner: row.ref('excluded.partner'),
          lines: row.ref('excluded.lines'),
          username: row.ref('excluded.username'),
          unfinished: row.ref('excluded.unfinished'),
          email: row.ref('excluded.email'),
          version: row.ref('excluded.version'),
          view: row.ref('excluded.view'),
        }))
        .where((row) =>
          row.or([
            row('order_status.revision', '<', row.ref('excluded.revision')),
            row.and([
              row('order_status.revision', '=', row.ref('excluded.revision')),
              row('order_status.version', '<', row.ref('excluded.version')),
            ]),
          ]),
        ),
    );
}

/** `heardAt`: epoch ms. */
function rowOf(stream: string, folded: Folded<OrderState>, heardAt: number): readonly Row[] {
  const view = orderView(folded);
  if (!view) return [];
  const { state, revision } = folded;
  const placedAt = state.stage === 'placed' ? state.placedAt : null;
  return [
    {
      ...{ stream, revision, status: view.status, username: view.user.username },
      ...{ placed_at: placedAt, listed_at: placedAt ?? heardAt, partner: view.partner },
      email: view.user.email.toLowerCase(),
      lines: json(lineFacts(state)),
      unfinished: isUnfinished(view),
      version: VERSION,
      view: json(view),
    },
  ];
}

/** Keeps a row for each order, for `GET /v1/orders/{number}` and for lists. */
export class OrderStatusProjection implements Consumer {
  readonly name: string;
  readonly prefixes = [ORDER_STREAM_PREFIX];
  private readonly orders: FoldCache<OrderState, OrderEvent>;
  /** What the batch that is being written changes. */
  private changed: ReadonlyMap<string, Folded<OrderState>> = new Map();

  constructor(
    commands: OrderCommands,
    private readonly news: OrderNews,
    private readonly place: Place = 'live',
  ) {
    this.name = consumerOf(ORDER_STATUS_CONSUMER, place);
    this.orders = new FoldCache(commands);
  }

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const changed = new Map<string, Folded<OrderState>>();
    const heardAt = new Map<string, number>();
    for (const event of events) {
      const { stream, metadata } = event;
      const folded = await this.orders.take(event);
      if (!folded) continue;
      changed.set(stream, folded);
      if (!heardAt.has(stream)) heardAt.set(stream, fromRfc3339(metadata.occurredAt));
    }
    this.changed = changed;
    const rows = [...changed].flatMap(([stream, folded]) =>
      blaming({ stream, revision: folded.revision }, () =>
        rowOf(stream, folded, heardAt.get(stream) ?? 0),
      ),
    );
    for (const { stream, status } of rows) if (status === 'Complete') this.orders.drop(stream);
    return rows.length === 0 ? [] : [upsert(this.place, rows)];
  }

  committed(): void {
    if (this.place === 'live') this.news.publish(this.changed);
    this.changed = new Map();
  }

  reset(): void {
    this.orders.clear();
    this.changed = new Map();
  }
}

/** The rows of orders, for what builds them anew. */
export function orderStatusProjection(commands: OrderCommands, news: OrderNews): Projection {
  return {
    ...{ name: ORDER_STATUS_CONSUMER, version: VERSION, tables: ['order_status'] },
    consumer: (place) => new OrderStatusProjection(commands, news, place),
  };
}
