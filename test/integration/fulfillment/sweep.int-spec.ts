import fc from 'fast-check';
import { OrderNews } from '../../../src/checkout/read/order-status/order-news.js';
import { OrderStatusProjection } from '../../../src/checkout/read/order-status/order-status.projection.js';
import { orderStatusMigrations } from '../../../src/checkout/read/order-status/order-status.tables.js';
import { OrderCommands } from '../../../src/checkout/contract.js';
import { FulfillmentSaga } from '../../../src/fulfillment/automation/plan-due-commands/fulfillment.saga.js';
import {
  DueCommandsSweeper,
  LEFT_TO_CONSUMER_MS,
} from '../../../src/fulfillment/automation/sweep-due-commands/due-commands.sweeper.js';
import type { Recorded } from '../../../src/kernel/event.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import { diagnose } from '../../../src/order/diagnose.js';
import { SealBroken } from '../../../src/platform/key-vault/errors.js';
import { wakeDueCommand } from '../../../src/platform/sagas/due-commands.wake.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { fakeModules } from '../../support/fulfillment-fakes.js';
import { countingId, NOW, recorded } from '../../support/given-when-then.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { anyHistory } from '../../support/order-model.js';
import { placedOrder } from '../../support/order-fixtures.js';
import { Running } from '../projections/running.js';
import { plannedRows } from '../sagas/plans.js';

const { moduleOf } = fakeModules().modules;
const STREAM = 'order-edx-100001';
const HOUR_MS = 3_600_000;
const NONE: ReadonlySet<string> = new Set();

/** Ways in which a table may be wrong. */
const DAMAGES = {
  lost: 'delete from due_commands where stream = $1',
  'of another command': "update due_commands set command = 'Nothing' where stream = $1",
  'of other lines': `update due_commands set lines = '["7"]' where stream = $1`,
  'too late': 'update due_commands set due_at = due_at + 1 where stream = $1',
  'too early': 'update due_commands set due_at = due_at - 1 where stream = $1',
  'behind its stream': 'update due_commands set generation = generation - 1 where stream = $1',
  'ahead of its stream': 'update due_commands set generation = generation + 1 where stream = $1',
  'of a party too many': `insert into due_commands (stream, party, command, lines, due_at, generation)
    values ($1, 'nobody', 'FulfillOrder', '["1"]', 0, 0)`,
} as const;
type Damage = keyof typeof DAMAGES;

onEachDatabase((db) => {
  let store: MemoryEventStore;
  let orders: OrderCommands;
  let now: number;
  let sweeper: DueCommandsSweeper;

  beforeEach(() => {
    open();
  });

  function open(): void {
    let ids = 0;
    store = new MemoryEventStore();
    orders = new OrderCommands(store, orderAggregate, () => countingId((ids += 1)));
    now = NOW + HOUR_MS;
    sweeper = new DueCommandsSweeper(db.database, orders, moduleOf, () => now);
  }

  const saga = () => new FulfillmentSaga(orders, moduleOf, () => undefined);
  const projection = () => new OrderStatusProjection(orders, new OrderNews());

  /** These events are in the store, and both consumers have heard of them, so many at once. */
  async function heard(events: readonly Recorded[], size: number): Promise<void> {
    for (const event of events) {
      store.streams.set(event.stream, [...(store.streams.get(event.stream) ?? []), event]);
    }
    const consumers = [saga(), projection()];
    for (let from = 0; from < events.length; from += size) {
      for (const consumer of consumers) {
        await db.database.transaction(await consumer.handle(events.slice(from, from + size)));
        consumer.committed();
      }
    }
  }

  /** One round, in which each wrong stream is repaired. */
  async function sweep(): Promise<readonly string[]> {
    const { wrong } = await sweeper.page(NONE);
    for (const { stream } of wrong) await db.database.transaction(await sweeper.repair(stream));
    return wrong.map(({ stream }) => stream).sort();
  }

  const streamsWithRows = async () =>
    (await db.sql('select distinct stream from due_commands')).map(({ stream }) => String(stream));
  const empty = () => db.sql('truncate due_commands, order_status');

  /** Orders that are not done, and neither have a row nor wait for somebody. */
  async function forgotten(): Promise<readonly string[]> {
    const rows = await db.sql('select stream, party from due_commands');
    const lost: string[] = [];
    for (const [stream, events] of store.streams) {
      const { state } = await orders.load(stream);
      for (const { code, next, waitsFor } of diagnose({ state, events }, moduleOf)) {
        const has = rows.some((row) => row['stream'] === stream && row['party'] === next?.party);
        const waits = !next && (waitsFor === 'operator' || waitsFor === 'checkout');
        if (!has && !waits) lost.push(`${stream} ${code}`);
      }
    }
    return lost;
  }

  /** Three orders, each with a history of its own, whose events come mixed. */
  const anyEvents = fc
    .tuple(
      fc.array(anyHistory, { minLength: 3, maxLength: 3 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 2 })),
    )
    .map(([histories, turns]) => {
      const left = histories.map(({ events }, n) =>
        events.map((event) => ({ ...event, stream: `order-${n}` })),
      );
      const mixed: Recorded[] = [];
      while (left.some(({ length }) => length > 0)) {
        const turn: IteratorResult<number, number> = turns.next();
        const next = left[turn.value]?.shift();
        if (next) mixed.push(next);
      }
      return mixed;
    });

  it('finds the table that was kept live as it is rebuilt from nothing, and no order forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, fc.integer({ min: 1, max: 9 }), async (events, size) => {
        await empty();
        open();
        await heard(events, size);
        expect(await sweep()).toEqual([]);
        expect(await forgotten()).toEqual([]);
        const kept = await plannedRows(db);
        // By the sweep, from the read model and the streams.
        const had = await streamsWithRows();
        await db.sql('truncate due_commands');
        expect(await sweep()).toEqual(had.sort());
        expect(await plannedRows(db)).toEqual(kept);
        // By the consumer, from the first event.
        await db.sql('truncate due_commands');
        const again = saga();
        await db.database.transaction(await again.handle(events));
        expect(await plannedRows(db)).toEqual(kept);
      }),
      { numRuns: 25 },
    );
  });

  it('repairs what is damaged, just that, and once', async () => {
    const damage = fc.tuple(fc.nat(2), fc.constantFrom(...(Object.keys(DAMAGES) as Damage[])));
    await fc.assert(
      fc.asyncProperty(anyEvents, damage, async (events, [which, kind]) => {
        await empty();
        open();
        await heard(events, 5);
        const kept = await plannedRows(db);
        const stream = `order-${which}`;
        const changes = kept.some((row) => row.startsWith(stream)) || kind.endsWith('many');
        await db.sql(DAMAGES[kind], stream);
        expect(await sweep()).toEqual(changes ? [stream] : []);
        expect(await plannedRows(db)).toEqual(kept);
        expect(await sweep()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves alone what somebody woke, what is parked, and what has just happened', async () => {
    await heard(recorded(placedOrder()), 1);
    await db.sql('update due_commands set due_at = due_at + 10000000000000');
    now = NOW + LEFT_TO_CONSUMER_MS - 1;
    expect(await sweeper.page(NONE)).toEqual({ compared: 1, wrong: [], isLast: true });
    now = NOW + LEFT_TO_CONSUMER_MS;
    expect(await sweeper.page(new Set([STREAM]))).toMatchObject({ compared: 0, wrong: [] });
    expect((await sweeper.page(NONE)).wrong).toEqual([{ stream: STREAM, revision: 1 }]);
    await sweep();
    await db.sql(`update due_commands set due_at = due_at + 0 where stream = $1`, STREAM);
    await wakeDueCommand(db.database, STREAM, 'enrollment');
    await db.sql("update due_commands set due_at = due_at - 5 where party = 'enrollment'");
    expect(await sweep()).toEqual([]);
  });

  it('goes through everything page by page', async () => {
    const events = recorded(placedOrder());
    const names = Array.from({ length: 230 }, (_, n) => `order-${n}`);
    await heard(
      names.flatMap((stream) => events.map((event) => ({ ...event, stream }))),
      500,
    );
    const pages = [];
    for (let n = 0; n < 4; n += 1) pages.push(await sweeper.page(NONE));
    expect(pages.map(({ compared, isLast }) => [compared, isLast])).toEqual([
      ...[
        [100, false],
        [100, false],
        [30, true],
        [100, false],
      ],
    ]);
  });

  describe('beside its consumer', () => {
    let running: Running;
    beforeEach(() => {
      running = new Running();
    });
    afterEach(() => running.end());

    const start = (paced: DueCommandsSweeper) => {
      const consumer = new FulfillmentSaga(orders, moduleOf, () => undefined, paced);
      const pace = { sweep: { pageMs: 1, roundMs: 1 } };
      return running.start(consumer, store, db.database, pace).runner;
    };
    const rowsAre = (count: number) =>
      eventually(
        () => plannedRows(db),
        (rows) => rows.length === count,
      );

    it('puts back what was lost, and tells', async () => {
      const runner = start(sweeper);
      await store.append(STREAM, -1, recorded(placedOrder()));
      const kept = await rowsAre(2);
      await db.sql("delete from due_commands where party = 'donation'");
      expect(await rowsAre(2)).toEqual(kept);
      expect(runner.swept).toMatchObject({ repaired: 1 });
      expect(running.codes()).toEqual(['sweep-repaired']);
    });

    it('parks what SQL refuses and what cannot be folded, and rights the others', async () => {
      start(sweeper);
      const streams = ['order-a', 'order-b', 'order-c'];
      for (const stream of streams) await store.append(stream, -1, recorded(placedOrder()));
      await rowsAre(6);
      const load = orders.load.bind(orders);
      orders.load = (stream) =>
        stream === 'order-a'
          ? Promise.reject(new SealBroken('somebody', 'their name', 'changed'))
          : load(stream);
      await db.sql(
        "alter table due_commands add constraint b check (stream <> 'order-b') not valid",
      );
      await db.sql("delete from due_commands where party = 'donation'");
      try {
        await rowsAre(4);
        const parked = () =>
          db.sql('select stream, error_code as error from parked_streams order by stream');
        const all = await eventually(parked, ({ length }) => length === 2);
        expect(all).toEqual([
          { stream: 'order-a', error: 'seal-broken' },
          { stream: 'order-b', error: 'row-refused' },
        ]);
      } finally {
        await db.sql('alter table due_commands drop constraint b');
      }
    });

    it('ends nothing when it fails', async () => {
      const runner = start(sweeper);
      sweeper.page = () => Promise.reject(new Error('relation does not exist'));
      await eventually(
        () => runner.swept?.failed ?? 0,
        (failed) => failed > 2,
      );
      await store.append(STREAM, -1, recorded(placedOrder()));
      await rowsAre(2);
      expect(runner.health.state).toBe('leading');
      expect(new Set(running.codes())).toEqual(new Set(['sweep-failed']));
    });
  });
}, orderStatusMigrations);
