import fc from 'fast-check';
import { foldAll } from '../../../src/kernel/folded.js';
import { statusesOf } from '../../../src/operations/read/figures/counts.js';
import { Figures, FiguresHandler } from '../../../src/operations/read/figures/figures.query.js';
import { FIGURES_KEPT_MS, HOUR_MS } from '../../../src/operations/read/figures/figures.rows.js';
import { operationsProjection } from '../../../src/operations/read/operations.projection.js';
import { figuresMigrations } from '../../../src/operations/read/figures/figures.tables.js';
import { stuckWorkMigrations } from '../../../src/operations/read/stuck-work/stuck-work.tables.js';
import { orderEvolution } from '../../../src/order/evolve.js';
import { announce, beginBuild } from '../../../src/platform/projections/versions/builds.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { onEachDatabase } from '../../support/each-database.js';
import { at, NOW, recorded, type Given } from '../../support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  orderDetails,
  orderPlaced,
  paymentCollected,
} from '../../support/order-fixtures.js';
import { histories, interleaved, moduleOf, takeIn, type Event } from './run-projection.js';

const TABLES = ['hourly_outcomes', 'hourly_times', 'status_counts', 'stuck_work'];
const MINUTE = 60_000;

/** A placed order of a partner, NOW; `then` happened so many ms later. */
function order(number: string, partner: string | null, ...then: readonly [Given, number][]) {
  const placed = orderPlaced({ ...orderDetails({ orderNumber: number, partner }), placedAt: at() });
  const later = then.map(([event, ms]) => ({ ...event, metadata: { occurredAt: at(ms) } }));
  const events = recorded([paymentCollected(), placed, ...later]);
  return events.map((event) => ({ ...event, stream: `order-${number.toLowerCase()}` }));
}

const donated: [Given, number] = [lineFulfilled({ lineId: '2', module: 'donation' }), 0];

/** Two are made good, one of them only in the hour after; one is not. */
const ORDERS = [
  order('A-1', 'edx', donated, [lineFulfilled(), 2_000]),
  order(
    'A-2',
    'other',
    donated,
    [fulfillmentFailed(), 1_000],
    [lineFulfilled({ attempt: 2 }), 90 * MINUTE],
  ),
  order('A-3', null, donated, [fulfillmentFailed({ nextAttemptAt: null }), 3_000]),
];

onEachDatabase(
  (db) => {
    const empty = () => db.sql(`truncate ${TABLES.join(', ')}`);
    /** All that the tables say; a sum of nothing is as good as no row. */
    const all = async (schema = 'public') =>
      (
        await Promise.all(
          TABLES.map((table) => db.sql(`select to_json(t)::text as row from ${schema}.${table} t`)),
        )
      )
        .flat()
        .map(({ row }) => String(row))
        .filter((row) => !row.endsWith('"count":0}'))
        .sort();
    const figures = (hours: number, partners?: readonly string[]) =>
      new FiguresHandler(db.database).execute(new Figures(hours, partners));

    describe('the figures', () => {
      it('kept live are those that are made of all events at once, whatever fails and restarts', async () => {
        await db.goOn(NOW - Date.now());
        const streams = histories(30);
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.nat(1000), { minLength: 5, maxLength: 50 }),
            fc.integer({ min: 1, max: 20 }),
            fc.uniqueArray(fc.nat(20), { maxLength: 6 }),
            fc.uniqueArray(fc.nat(20), { maxLength: 6 }),
            async (choices, batch, failing, restarting) => {
              await empty();
              await takeIn(db.database, streams.flat(), { batch: 10_000 });
              const atOnce = await all();
              await empty();
              await takeIn(db.database, interleaved(streams, choices), {
                batch,
                fails: (nth) => failing.includes(nth),
                restarts: (nth) => restarting.includes(nth),
              });
              expect(await all()).toEqual(atOnce);
            },
          ),
          { numRuns: 4 },
        );
      });

      it('are built anew beside those that are read, which stay as they are', async () => {
        await db.goOn(NOW - Date.now());
        const projection = operationsProjection(new MemoryEventStore(), moduleOf);
        await announce(db.database, projection);
        await takeIn(db.database, ORDERS.slice(0, 2).flat(), { batch: 4 });
        const live = await all();
        await beginBuild(db.database, projection, { byItself: false, after: 0 });
        await takeIn(db.database, ORDERS.flat(), { batch: 4, place: 'beside' });
        expect(await all()).toEqual(live);
        const beside = await all('projections_beside');
        await empty();
        await takeIn(db.database, ORDERS.flat(), { batch: 4 });
        expect(beside).toEqual(await all());
      });

      it('say how many orders and lines there are in each status', async () => {
        const streams = histories(30);
        await takeIn(db.database, streams.flat(), { batch: 50 });
        const { orders, lines } = await figures(1);
        expect({ order: orders, line: lines }).toEqual(countsOf(streams));
      });

      it('forget hours that nobody can ask for, and nothing of how orders are', async () => {
        const hours = () =>
          db.sql('select 1 from hourly_outcomes union all select 1 from hourly_times');
        const old = order('OLD-1', null, donated, [lineFulfilled(), 2_000]);
        await db.goOn(NOW - Date.now());
        await takeIn(db.database, old, { batch: 4 });
        expect(await hours()).not.toEqual([]);
        const later: [Given, number] = [fulfillmentFailed(), FIGURES_KEPT_MS + 2 * HOUR_MS];
        await db.goOn(later[1]);
        await takeIn(db.database, order('NEW-1', null, donated, later), { batch: 4 });
        expect(await hours()).toHaveLength(2);
        const { orders } = await figures(168);
        expect(orders).toEqual({ Complete: 1, 'Fulfillment Error': 1 });
        // Whoever reads them again so late writes none of it down.
        await takeIn(db.database, old, { batch: 4 });
        expect(await hours()).toHaveLength(2);
      });

      it('tell hour by hour what happened, and how long it took', async () => {
        await db.goOn(NOW + HOUR_MS + 40 * MINUTE - Date.now());
        await takeIn(db.database, ORDERS.flat(), { batch: 4 });
        const { hours, orders, lines } = await figures(3);
        expect(orders).toEqual({ Complete: 2, 'Fulfillment Error': 1 });
        expect(lines).toEqual({ Complete: 5, 'Fulfillment Server Error': 1 });
        const nothing = { orders: { placed: 0, completed: 0, failed: 0 }, settled: 0, modules: [] };
        const none = { fulfilled: 0, failed: {}, deferred: 0, revoked: 0, revocationsFailed: 0 };
        expect(hours.map(({ placedToFulfilled, ...hour }) => hour)).toEqual([
          { from: at(-HOUR_MS), ...nothing },
          {
            ...{ ...nothing, from: at(), orders: { placed: 3, completed: 1, failed: 2 } },
            modules: [
              { ...none, module: 'donation', fulfilled: 3, givenUp: 0 },
              { ...none, module: 'enrollment', fulfilled: 1, failed: { server: 2 }, givenUp: 1 },
            ],
          },
          {
            ...{ ...nothing, from: at(HOUR_MS), orders: { placed: 0, completed: 1, failed: 0 } },
            modules: [{ ...none, module: 'enrollment', fulfilled: 1, givenUp: 0 }],
          },
        ]);
        expect(Math.abs((hours[1]?.placedToFulfilled?.p50Ms ?? 0) - 2_000)).toBeLessThan(400);
        expect(Math.abs((hours[2]?.placedToFulfilled?.p95Ms ?? 0) / MINUTE - 90)).toBeLessThan(18);
      });

      it('are of the orders of some partners, if asked', async () => {
        await db.goOn(NOW + 30 * MINUTE - Date.now());
        await takeIn(db.database, ORDERS.flat(), { batch: 4 });
        expect(await figures(1, ['edx'])).toMatchObject({
          ...{ orders: { Complete: 1 }, hours: [{ orders: { placed: 1, completed: 1 } }] },
        });
        expect((await figures(1, ['', 'nobody'])).orders).toEqual({});
      });
    });
  },
  [...stuckWorkMigrations, ...figuresMigrations],
);

/** How many of each status there are, counted by hand. */
function countsOf(streams: readonly (readonly Event[])[]) {
  const counts = { order: {}, line: {} } as Record<'order' | 'line', Record<string, number>>;
  for (const events of streams) {
    for (const { kind, status } of statusesOf(foldAll(orderEvolution, events).state)) {
      counts[kind][status] = (counts[kind][status] ?? 0) + 1;
    }
  }
  return counts;
}
