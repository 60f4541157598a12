import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { OrderCommands } from '../../../src/checkout/contract.js';
import {
  OrderList,
  OrderListHandler,
  type OrderFilter,
} from '../../../src/checkout/read/order-list/order-list.query.js';
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
  readonly stage?: 'placed' | 'complete' | 'declined';
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
      : [...placed, ...(stage === 'complete' ? [lineFulfilled()] : [])];
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
      expect(await numbers({ status: 'Open' })).toEqual(['B', 'A']);
      expect(await numbers({ status: 'Payment Declined' })).toEqual(['D']);
      expect(await numbers({ productType: 'Donation' })).toEqual(['B']);
      expect(await numbers({ placedAfter: NOW + 10 })).toEqual(['C', 'B']);
      expect(await numbers({ placedBefore: NOW + 10 })).toEqual(['A']);
      expect(await numbers({ partners: ['mit', "'; drop table order_status --"] })).toEqual(['C']);
      expect(await numbers({ partners: [] })).toEqual([]);
      expect(await numbers({ status: 'Open', user: 'ada', productType: 'Seat' })).toEqual(['A']);
    });

    it('says at which revision it has an order, and how far it has read', async () => {
      await project(eventsOf({ number: 'A', afterMs: 0 }));
      await db.sql(`insert into checkpoints (consumer, position) values ('order-status-2', '7/7')`);
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
          fc.constantFrom<OrderFilter>({}, { user: 'ada' }, { productType: 'Seat', user: 'bob' }),
          fc.integer({ min: 1, max: 7 }),
          async (sketches, filter, limit) => {
            await db.sql('truncate order_status');
            await project(sketches.flatMap(eventsOf));
            const expected = sketches
              .filter(({ username }) => filter.user === undefined || username === filter.user)
              .filter(({ isSeat }) => filter.productType === undefined || isSeat)
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
      expect(await row()).toEqual({ revision: 2, version: 2, username: 'ada' });
    });

    it('takes over a row that is behind', async () => {
      await project(eventsOf({ number: 'A', afterMs: 0 }));
      await olderBy(0, 'Payment Pending');
      await project(eventsOf({ number: 'A', afterMs: 0 }));
      expect(await row()).toEqual({ revision: 1, version: 2, username: 'ada' });
    });
  });

  describe('rows that were there before lists', () => {
    it('are given what lists need of them', async () => {
      await project(
        [
          { number: 'A', afterMs: 5, partner: 'edx' },
          { number: 'B', afterMs: 0, isSeat: false },
        ].flatMap(eventsOf),
      );
      await db.sql(`update order_status set listed_at = 0, partner = null, product_types = '{}'`);
      const [, fill] = orderStatusMigrations[1]!.statements;
      await db.sql(fill as string);
      expect(await numbers()).toEqual(['A', 'B']);
      expect(await numbers({ partners: ['edx'], productType: 'Seat' })).toEqual(['A']);
      expect(await numbers({ productType: 'Donation' })).toEqual(['B']);
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
    ])('are enough for %s, without sorting', async (condition, index) => {
      const explained = await plan(condition);
      expect(explained).toContain(index);
      expect(explained).not.toContain('Sort');
    });
  });
}, orderStatusMigrations);
