import fc from 'fast-check';
import type { Recorded } from '../../../src/kernel/event.js';
import { foldAll } from '../../../src/kernel/folded.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import type { OrderEvent } from '../../../src/order/events.js';
import { OrderCommands } from '../../../src/checkout/contract.js';
import { OrderNews } from '../../../src/checkout/read/order-status/order-news.js';
import { OrderStatusProjection } from '../../../src/checkout/read/order-status/order-status.projection.js';
import { orderView } from '../../../src/checkout/read/order-status/order-view.js';
import type { OrderStatusTables } from '../../../src/checkout/read/order-status/order-status.tables.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { countingId } from '../../support/given-when-then.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { always } from '../../support/order-model.js';
import { openSql } from './checkout-app.js';

const tables = queryBuilder<OrderStatusTables>();
type Event = Recorded<OrderEvent>;

let sql: Awaited<ReturnType<typeof openSql>>;
beforeAll(async () => {
  sql = await openSql();
});
afterAll(() => sql.close());

/** Histories of orders, as any sequence of commands makes them. */
function histories(): readonly (readonly Event[])[] {
  const all: (readonly Event[])[] = [];
  always(({ events }) => {
    if (events.length > 0) all.push(events);
  });
  return all;
}

/** Each in a stream of its own. */
function renamed(events: readonly Event[], nth: number): readonly Event[] {
  return events.map((event) => ({ ...event, stream: `order-${nth}` }));
}

/** One log of many streams: each stream in its order, and any order between them. */
function interleaved(streams: readonly (readonly Event[])[], choices: readonly number[]): Event[] {
  const left = streams.map((events) => [...events]).filter((events) => events.length > 0);
  const log: Event[] = [];
  for (let i = 0; left.length > 0; i += 1) {
    const nth = (choices[i % choices.length] ?? 0) % left.length;
    const [next] = left[nth]!.splice(0, 1);
    log.push(next!);
    if (left[nth]!.length === 0) left.splice(nth, 1);
  }
  return log;
}

/** What the runner does: batches, of which some are not written and come again. */
async function run(
  log: readonly Event[],
  batch: number,
  fails: (nth: number) => boolean,
): Promise<void> {
  const store = new MemoryEventStore();
  for (const event of log) {
    store.streams.set(event.stream, [...(store.streams.get(event.stream) ?? []), event]);
  }
  const commands = new OrderCommands(store, orderAggregate, () => countingId(1));
  const projection = new OrderStatusProjection(commands, new OrderNews());
  for (let at = 0, nth = 0; at < log.length; nth += 1) {
    const statements = await projection.handle(log.slice(at, at + batch));
    if (fails(nth)) {
      projection.reset();
      continue;
    }
    await sql.database.transaction(statements);
    projection.committed();
    at += batch;
  }
}

describe('the rows of orders', () => {
  it('say what the streams say, whatever happened, in whatever batches it came', async () => {
    const all = histories();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(1000), { minLength: 5, maxLength: 50 }),
        fc.integer({ min: 1, max: 40 }),
        fc.uniqueArray(fc.nat(20), { maxLength: 8 }),
        async (choices, batch, failing) => {
          await sql.database.run(tables.deleteFrom('order_status'));
          const streams = all.slice(0, 40).map(renamed);
          await run(interleaved(streams, choices), batch, (nth) => failing.includes(nth));
          const rows = await sql.database.rows(tables.selectFrom('order_status').selectAll());
          const seen = new Map(rows.map((row) => [row.stream, row]));
          for (const events of streams) {
            const folded = foldAll(orderAggregate.evolution, events);
            const view = orderView(folded);
            const row = seen.get(events[0]!.stream);
            expect(row?.view).toEqual(view);
            if (!view || !row) continue;
            expect(row).toMatchObject({ revision: view.revision, status: view.status });
            expect(row).toMatchObject({ username: view.user.username });
            const placedAt = view.placedAt === undefined ? null : Date.parse(view.placedAt);
            expect(row.placed_at).toBe(placedAt);
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
