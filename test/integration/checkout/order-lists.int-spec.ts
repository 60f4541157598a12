import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { OrderCommands } from '../../../src/checkout/contract.js';
import type { OrderFilter } from '../../../src/checkout/read/order-list/order-filter.js';
import { OrderListHandler } from '../../../src/checkout/read/order-list/order-list.handler.js';
import { OrderList } from '../../../src/checkout/read/order-list/order-list.query.js';
import type { ListPosition } from '../../../src/checkout/read/order-list/cursor.js';
import { OrderNews } from '../../../src/checkout/read/order-status/order-news.js';
import { OrderStatusProjection } from '../../../src/checkout/read/order-status/order-status.projection.js';
import { orderStatusMigrations } from '../../../src/checkout/read/order-status/order-status.tables.js';
import type { Recorded } from '../../../src/kernel/event.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { onEachDatabase } from '../../support/each-database.js';
import { at, countingId, NOW, recorded, type Given } from '../../support/given-when-then.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import {
  donation,
  fulfillmentFailed,
  lineFulfilled,
  orderDetails,
  orderPlaced,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  seat,
} from '../../support/order-fixtures.js';

interface Sketch {
  readonly number: string;
  readonly afterMs: number;
  readonly username?: string;
  readonly partner?: string | null;
  readonly isSeat?: boolean;
  readonly stage?: 'placed' | 'complete' | 'declined' | 'failed';
}

/** The events of an order as it was sketched. */
function eventsOf(sketch: Sketch): readonly Recorded[] {
  const { number, afterMs, username = 'ada', partner = null, isSeat = true, stage } = sketch;
  const order = orderDetails({
    ...{ orderNumber: number, partner, user: { username, email: `${username}@example.com` } },
    basket: { id: `B-${number}`, lines: [isSeat ? seat() : donation({ id: '1' })] },
  });
  const placed = [paymentCollected(), orderPlaced({ ...order, placedAt: at(afterMs) })];
  const given: readonly Given[] =
    stage === 'declined'
      ? [paymentRequested({ order }), paymentDeclined()]
      : [
          ...placed,
          ...(stage === 'complete' ? [lineFulfilled()] : []),
          ...(stage === 'failed'
            ? [fulfillmentFailed({ module: 'enrollment', code: 'http-503' })]
            : []),
        ];
  const stream = orderStream(number);
  const occurredAt = at(afterMs);
  return recorded(given).map((event) => ({
    ...event,
    stream,
    metadata: { ...event.metadata, occurredAt },
  }));
}

onEachDatabase((db) => {
  const project = async (events: readonly Recorded[]): Promise<void> => {
    const store = new MemoryEventStore();
    const orders = new OrderCommands(store, orderAggregate, () => countingId(1));
    const statements = await new OrderStatusProjection(orders, new OrderNews()).handle(events);
    await db.database.transaction(statements);
  };
  const list = (filter: OrderFilter = {}, limit = 200, after?: ListPosition, stream?: string) =>
    new OrderListHandler(db.database).execute(new OrderList(filter, limit, after, stream));
  const numbers = async (filter: OrderFilter = {}): Promise<readonly string[]> =>
    (await list(filter)).orders.map(({ orderNumber }) => orderNumber);

  describe('the list of orders', () => {
    it('has the last one placed first, and goes by number where that is the same', async () => {
      await project(
        [
          { number: 'B', afterMs: 1 },
          { number: 'a', afterMs: 1 },
          { number: 'NEW', afterMs: 2, stage: 'declined' as const },
          { number: 'OLD', afterMs: -5 },
        ].flatMap(eventsOf),
      );
      expect(await numbers()).toEqual(['NEW', 'a', 'B', 'OLD']);
    });

    it('has those only that were asked for', async () => {
      await project(
        [
          { number: 'A', afterMs: 0, username: 'ada', partner: 'edx' },
          { number: 'B', afterMs: 10, username: 'bob', isSeat: false },
          { number: 'C', afterMs: 20, username: 'ada', stage: 'complete' as const, partner: 'mit' },
          { number: 'D', afterMs: 30, username: 'ada', stage: 'declined' as const },
        ].flatMap(eventsOf),
      );
      expect(await numbers({ user: 'ada' })).toEqual(['D', 'C', 'A']);
      expect(await numbers({ user: 'Ada' })).toEqual([]);
      expect(await numbers({ statuses: ['Open'] })).toEqual(['B', 'A']);
      expect(await numbers({ statuses: ['Payment Declined'] })).toEqual(['D']);
      expect(await numbers({ line: { productType: 'Donation' } })).toEqual(['B']);
      expect(await numbers({ placedAfter: NOW + 10 })).toEqual(['C', 'B']);
      expect(await numbers({ placedBefore: NOW + 10 })).toEqual(['A']);
      expect(await numbers({ partners: ['mit', "'; drop table order_status --"] })).toEqual(['C']);
      expect(await numbers({ partners: [] })).toEqual([]);
      expect(
        await numbers({ statuses: ['Open'], user: 'ada', line: { productType: 'Seat' } }),
      ).toEqual(['A']);
    });

    it('is searched by what is asked of one line, by e-mail, and by what numbers begin with', async () => {
      await project(
        [
          { number: 'EDX_1', afterMs: 0, username: 'Ada', stage: 'failed' as const },
          { number: 'EDX-10', afterMs: 1, username: 'bob', isSeat: false },
          { number: 'edx-2', afterMs: 2, username: 'bob', stage: 'complete' as const },
        ].flatMap(eventsOf),
      );
      expect(await numbers({ email: 'ADA@example.com' })).toEqual(['EDX_1']);
      expect(await numbers({ email: 'ada@example' })).toEqual([]);
      expect(await numbers({ number: 'EDX-2' })).toEqual(['edx-2']);
      expect(await numbers({ number: 'EDX-1' })).toEqual([]);
      expect(await numbers({ number: 'EDX-*' })).toEqual(['edx-2', 'EDX-10']);
      expect(await numbers({ number: 'edx_*' })).toEqual(['EDX_1']);
      expect(await numbers({ statuses: ['Complete', 'Open'] })).toEqual(['edx-2', 'EDX-10']);
      expect(await numbers({ line: { sku: 'D0NAT10' } })).toEqual(['EDX-10']);
      const course = 'course-v1:edX+DemoX+2026';
      expect(await numbers({ line: { course } })).toEqual(['edx-2', 'EDX_1']);
      const failed = { module: 'enrollment', code: 'http-503' };
      expect(await numbers({ line: failed })).toEqual(['EDX_1']);
      expect(await numbers({ line: { ...failed, module: 'coupon' } })).toEqual([]);
      expect(await numbers({ line: { retriable: true } })).toEqual(['EDX_1']);
    });

    it('says at which revision it has an order, and how far it has read', async () => {
      await project(eventsOf({ number: 'A', afterMs: 0 }));
      await db.sql(`insert into checkpoints (consumer, position) values ('order-status', '7/7')`);
      expect(await list({}, 1, undefined, 'order-a')).toMatchObject({
        revision: 1,
        position: '7/7',
      });
      expect(await list({}, 1, undefined, 'order-b')).toMatchObject({ revision: -1 });
    });

    it('comes in pages that are the whole of it, whatever the pages and whatever is asked for', async () => {
      const sketch = fc.record({
        number: fc.stringMatching(/^[-\w]{1,6}$/),
        afterMs: fc.integer({ min: 0, max: 3 }),
        username: fc.constantFrom('ada', 'bob'),
        isSeat: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(sketch, { maxLength: 25, selector: (one) => orderStream(one.number) }),
          fc.constantFrom<OrderFilter>(
            {},
            { user: 'ada' },
            { line: { productType: 'Seat' }, user: 'bob' },
          ),
          fc.integer({ min: 1, max: 7 }),
          async (sketches, filter, limit) => {
            await db.sql('truncate order_status');
            await project(sketches.flatMap(eventsOf));
            const expected = sketches
              .filter(({ username }) => filter.user === undefined || username === filter.user)
              .filter(({ isSeat }) => filter.line === undefined || isSeat)
              .map(({ number, afterMs }) => ({ number, afterMs, stream: orderStream(number) }))
              .sort((a, b) => b.afterMs - a.afterMs || (a.stream < b.stream ? -1 : 1))
              .map(({ number }) => number);
            const seen: string[] = [];
            for (let after: ListPosition | undefined, pages = 0; ; pages += 1) {
              const page = await list(filter, limit, after);
              seen.push(...page.orders.map(({ orderNumber }) => orderNumber));
              expect(pages).toBeLessThanOrEqual(sketches.length);
              if (!page.next) break;
              expect(page.orders).toHaveLength(limit);
              after = page.next;
            }
            expect(seen).toEqual(expected);
          },
        ),
        { numRuns: 20 },
      );
    });

    it('goes on where it was when orders came and changed meanwhile', async () => {
      await project([1, 2, 3, 4].flatMap((n) => eventsOf({ number: `N${n}`, afterMs: n })));
      const first = await list({}, 2);
      await project(eventsOf({ number: 'N9', afterMs: 9 }));
      await project(eventsOf({ number: 'N2', afterMs: 2, stage: 'complete' }));
      const second = await list({}, 2, first.next);
      expect([...first.orders, ...second.orders].map((order) => order.orderNumber)).toEqual([
        ...['N4', 'N3', 'N2', 'N1'],
      ]);
      expect(second.next).toBeUndefined();
    });
  });

  describe('a new version of the rows', () => {
    const olderBy = (revision: number, status: string) =>
      db.sql(
        `update order_status set version = 1, revision = $1, status = $2, username = 'old'`,
        revision,
        status,
      );
    const row = async () =>
      (await db.sql('select revision, version, username from order_status'))[0];

    it('takes over a row at the revision that it shows, and never goes back behind it', async () => {
      const events = eventsOf({ number: 'A', afterMs: 0, stage: 'complete' });
      await project(events);
      await olderBy(2, 'Complete');
      await project(events.slice(0, 2));
      expect(await row()).toEqual({ revision: 2, version: 1, username: 'old' });
      await project(events);
      expect(await row()).toEqual({ revision: 2, version: 3, username: 'ada' });
    });

    it('takes over a row that is behind', async () => {
      await project(eventsOf({ number: 'A', afterMs: 0 }));
      await olderBy(0, 'Payment Pending');
      await project(eventsOf({ number: 'A', afterMs: 0 }));
      expect(await row()).toEqual({ revision: 1, version: 3, username: 'ada' });
    });
  });

  describe('rows that were there before a migration', () => {
    it('are given what lists need of them', async () => {
      await project(
        [
          { number: 'A', afterMs: 5, username: 'Ada', stage: 'failed' as const },
          { number: 'B', afterMs: 0, isSeat: false },
        ].flatMap(eventsOf),
      );
      await db.sql(`update order_status set email = null, lines = '[]'`);
      const [, fill] = orderStatusMigrations[2]!.statements;
      await db.sql(fill as string);
      expect(await numbers()).toEqual(['A', 'B']);
      const line = { productType: 'Seat', sku: '8CF08E5', retriable: true } as const;
      expect(await numbers({ line, email: 'ada@example.com' })).toEqual(['A']);
      expect(await numbers({ line: { module: 'enrollment', code: 'http-503' } })).toEqual(['A']);
      expect(await numbers({ line: { productType: 'Donation' } })).toEqual(['B']);
    });
  });

  describe('the indexes', () => {
    // On an empty table everything else would be cheaper.
    const plan = async (condition: string): Promise<string> => {
      const query = `select view from order_status where ${condition} order by listed_at desc, stream limit 51`;
      const off = ['seqscan', 'sort', 'bitmapscan'].map((way) =>
        CompiledQuery.raw(`set local enable_${way} = off`),
      );
      const results = await db.database.transaction([
        ...off,
        CompiledQuery.raw(`explain ${query}`),
      ]);
      return JSON.stringify(results.at(-1)?.rows);
    };

    it.each([
      ['true', 'order_status_listed'],
      ['listed_at <= 5 and (listed_at < 5 or stream > $$x$$)', 'order_status_listed'],
      [`status = 'Open' and listed_at <= 5`, 'order_status_by_status'],
      [`username = 'ada'`, 'order_status_by_user'],
      [`email = 'ada@example.com'`, 'order_status_by_email'],
    ])('are enough for %s, without sorting', async (condition, index) => {
      const explained = await plan(condition);
      expect(explained).toContain(index);
      expect(explained).not.toContain('Sort');
    });

    it.each([
      [`lines @> '[{"sku":"X","code":"Y"}]'`, 'order_status_by_line', 'bitmapscan'],
      [`stream collate "C" ^@ 'order-edx'`, 'order_status_by_number', 'indexscan'],
    ])('find %s', async (condition, index, way) => {
      const ways = ['seqscan', 'indexscan', 'indexonlyscan', 'bitmapscan'];
      const off = ways.map((one) =>
        CompiledQuery.raw(`set local enable_${one} = ${one === way ? 'on' : 'off'}`),
      );
      const query = `explain select view from order_status where ${condition}`;
      const results = await db.database.transaction([...off, CompiledQuery.raw(query)]);
      expect(JSON.stringify(results.at(-1)?.rows)).toContain(index);
    });
  });
}, orderStatusMigrations);
