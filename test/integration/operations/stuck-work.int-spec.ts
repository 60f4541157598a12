import fc from 'fast-check';
import { foldAll } from '../../../src/kernel/folded.js';
import {
  StuckGroupsHandler,
  StuckGroups,
} from '../../../src/operations/read/stuck-work/stuck-groups.query.js';
import {
  StuckLines,
  StuckLinesHandler,
  type StuckLine,
  type StuckPlace,
} from '../../../src/operations/read/stuck-work/stuck-lines.query.js';
import type { StuckFilter } from '../../../src/operations/read/stuck-work/stuck-filter.js';
import { figuresMigrations } from '../../../src/operations/read/figures/figures.tables.js';
import { stuckWorkMigrations } from '../../../src/operations/read/stuck-work/stuck-work.tables.js';
import { orderEvolution } from '../../../src/order/evolve.js';
import { troublesOf } from '../../../src/order/trouble.js';
import { onEachDatabase } from '../../support/each-database.js';
import { at, recorded, type Given } from '../../support/given-when-then.js';
import {
  excessPaymentReported,
  fulfillmentFailed,
  lineFulfilled,
  orderDetails,
  orderPlaced,
  paymentCollected,
} from '../../support/order-fixtures.js';
import { histories, interleaved, moduleOf, takeIn, type Event } from './run-projection.js';

/** A placed order of a partner; `then` happened so many ms later. */
function order(number: string, partner: string | null, ...then: readonly [Given, number][]) {
  const placed = orderPlaced({ ...orderDetails({ orderNumber: number, partner }) });
  const later = then.map(([event, ms]) => ({ ...event, metadata: { occurredAt: at(ms) } }));
  const events = recorded([paymentCollected(), placed, ...later]);
  return events.map((event) => ({ ...event, stream: `order-${number.toLowerCase()}` }));
}

const donated: [Given, number] = [lineFulfilled({ lineId: '2', module: 'donation' }), 0];
const unavailable = (ms: number): [Given, number] => [
  fulfillmentFailed({ nextAttemptAt: at(ms + 2000) }),
  ms,
];
const exhausted = (ms: number): [Given, number] => [fulfillmentFailed({ nextAttemptAt: null }), ms];
const broken = { lineId: '2', module: 'donation', class: 'configuration', code: 'no-key' } as const;

/** Three wait for the LMS, two of them for a person; one of these has a second line in trouble, and money beside it. */
const ORDERS = [
  order('A-1', 'edx', donated, unavailable(1_000)),
  order('A-2', 'edx', donated, exhausted(2_000)),
  order(
    'A-3',
    'other',
    exhausted(3_000),
    [fulfillmentFailed({ ...broken, nextAttemptAt: null }), 4_000],
    [excessPaymentReported({ reference: 'ch_9' }), 5_000],
  ),
  order('A-4', 'edx', donated, [lineFulfilled(), 0]),
];

onEachDatabase(
  (db) => {
    const rows = () => db.sql('select * from stuck_work order by stream, subject');
    const groups = (filter: StuckFilter = {}) =>
      new StuckGroupsHandler(db.database).execute(new StuckGroups(filter));
    const page = (filter: StuckFilter, limit: number, after?: StuckPlace) =>
      new StuckLinesHandler(db.database).execute(new StuckLines(filter, limit, after));
    const numbers = (lines: readonly StuckLine[]) =>
      lines.map(({ orderNumber, line, reference }) => `${orderNumber} ${line ?? reference}`);

    describe('the rows of stuck work', () => {
      it('say what is not well with every order, in whatever batches its events came', async () => {
        const streams = histories(30);
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.nat(1000), { minLength: 5, maxLength: 50 }),
            fc.integer({ min: 1, max: 40 }),
            fc.uniqueArray(fc.nat(20), { maxLength: 6 }),
            fc.uniqueArray(fc.nat(20), { maxLength: 6 }),
            async (choices, batch, failing, restarting) => {
              await db.sql('truncate stuck_work, hourly_outcomes, hourly_times, status_counts');
              await takeIn(db.database, interleaved(streams, choices), {
                batch,
                fails: (nth) => failing.includes(nth),
                restarts: (nth) => restarting.includes(nth),
              });
              expect(await rows()).toMatchObject(streams.flatMap(expectedOf).sort(byKey));
            },
          ),
          { numRuns: 5 },
        );
      });
    });

    describe('stuck work', () => {
      const takeAll = (): Promise<void> => takeIn(db.database, ORDERS.flat(), { batch: 3 });

      it('is in groups by module and reason, what needs a person first', async () => {
        await takeAll();
        const { totals, groups: all } = await groups();
        expect(totals).toEqual({ orders: 3, ordersNeedPerson: 2, lines: 5, since: at(1_000) });
        expect(
          all.map(({ module, code, orders, needsPerson }) => [module, code, orders, needsPerson]),
        ).toEqual([
          ['enrollment', 'lms-503', 2, true],
          ['donation', 'no-key', 1, true],
          ['refund', 'excess-payment', 1, true],
          ['enrollment', 'lms-503', 1, false],
        ]);
        expect(all[0]).toMatchObject({
          ...{ work: 'fulfillment', class: 'server', lines: 2, since: at(2_000) },
          ...{ message: 'The LMS is down for maintenance.', orderNumbers: ['A-2', 'A-3'] },
        });
        expect(all[0]).not.toHaveProperty('nextAttemptAt');
        expect(all[2]).not.toHaveProperty('class');
        expect(all[3]).toMatchObject({ since: at(1_000), nextAttemptAt: at(3_000) });
      });

      it('is nothing where nothing is stuck', async () => {
        await takeIn(db.database, ORDERS[3]!, { batch: 1 });
        expect(await groups()).toEqual({
          totals: { orders: 0, ordersNeedPerson: 0, lines: 0 },
          ...{ groups: [], position: null },
        });
      });

      it.each<[StuckFilter, readonly string[]]>([
        [{ module: 'enrollment' }, ['A-1 1', 'A-2 1', 'A-3 1']],
        [{ code: 'lms-503', needsPerson: true }, ['A-2 1', 'A-3 1']],
        [{ needsPerson: false }, ['A-1 1']],
        [{ work: 'refund' }, ['A-3 ch_9']],
        [{ class: 'configuration' }, ['A-3 2']],
        [{ partners: ['edx'] }, ['A-1 1', 'A-2 1']],
        [{ partners: [] }, []],
      ])('is told for %j only', async (filter, expected) => {
        await takeAll();
        const { lines } = await page(filter, 50);
        expect(numbers(lines)).toEqual(expected);
        expect((await groups(filter)).totals.lines).toBe(expected.length);
      });

      it('comes in pages, the oldest first, none twice and none left out', async () => {
        await takeAll();
        const seen: StuckLine[] = [];
        let next: StuckPlace | undefined;
        do {
          const one = await page({}, 2, next);
          seen.push(...one.lines);
          next = one.next;
        } while (next);
        expect(numbers(seen)).toEqual(['A-1 1', 'A-2 1', 'A-3 1', 'A-3 2', 'A-3 ch_9']);
      });

      it('tells of a line what an operator has to know', async () => {
        await takeAll();
        const { lines } = await page({ needsPerson: false }, 1);
        expect(lines).toEqual([
          {
            ...{ orderNumber: 'A-1', line: '1', productType: 'Seat', sku: '8CF08E5' },
            ...{ work: 'fulfillment', module: 'enrollment', diagnosis: 'retry-scheduled' },
            ...{ class: 'server', code: 'lms-503', message: 'The LMS is down for maintenance.' },
            ...{ retry: 'scheduled', attempts: 1, placedAt: at(), since: at(1_000) },
            ...{ failedAt: at(1_000), nextAttemptAt: at(3_000), needsPerson: false },
          },
        ]);
      });

      it('goes when it is over', async () => {
        const healed = order('A-1', 'edx', donated, unavailable(1_000), [
          lineFulfilled({ attempt: 2 }),
          9_000,
        ]);
        await takeIn(db.database, healed.slice(0, 4), { batch: 10 });
        expect(await rows()).toHaveLength(1);
        await takeIn(db.database, healed, { batch: 10, from: 4 });
        expect(await rows()).toEqual([]);
      });
    });
  },
  [...stuckWorkMigrations, ...figuresMigrations],
);

/** What the rows of a stream are to be. */
function expectedOf(events: readonly Event[]) {
  const { state, revision } = foldAll(orderEvolution, events);
  return troublesOf(state, moduleOf).map((trouble, nth) => ({
    ...{ stream: events[0]!.stream, revision, code: trouble.code, module: trouble.module },
    subject: trouble.line ? `line ${trouble.line.id}` : `money ${nth}`,
    ...{ needs_person: trouble.needsPerson, since: trouble.since, retry: trouble.retry },
  }));
}

function byKey(
  a: { readonly stream: string; readonly subject: string },
  b: { readonly stream: string; readonly subject: string },
): number {
  const [one, other] = [`${a.stream} ${a.subject}`, `${b.stream} ${b.subject}`];
  return one < other ? -1 : 1;
}
