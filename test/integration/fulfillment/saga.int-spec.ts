import fc from 'fast-check';
import { OrderCommands } from '../../../src/checkout/contract.js';
import { FulfillmentSaga } from '../../../src/fulfillment/automation/plan-due-commands/fulfillment.saga.js';
import type { Recorded } from '../../../src/kernel/event.js';
import { foldAll } from '../../../src/kernel/folded.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import type { OrderEvent } from '../../../src/order/events.js';
import { orderEvolution } from '../../../src/order/evolve.js';
import { plan } from '../../../src/order/plan.js';
import { onEachDatabase } from '../../support/each-database.js';
import { fakeModules } from '../../support/fulfillment-fakes.js';
import {
  at,
  countingId,
  NOW,
  recorded,
  recordedAfter,
  type Given,
} from '../../support/given-when-then.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { anyEvent } from '../../support/order-arbitraries.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  orderPlaced,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  placedOrder,
} from '../../support/order-fixtures.js';
import { plannedRows } from '../sagas/plans.js';

const STREAM = 'order-edx-100001';
const { moduleOf } = fakeModules().modules;

onEachDatabase((db) => {
  let store: MemoryEventStore;
  let wakes: number;
  let saga: FulfillmentSaga;

  beforeEach(() => {
    store = new MemoryEventStore();
    wakes = 0;
    saga = freshSaga();
  });

  function freshSaga(): FulfillmentSaga {
    let ids = 0;
    const orders = new OrderCommands(store, orderAggregate, () => countingId((ids += 1)));
    return new FulfillmentSaga(orders, moduleOf, () => (wakes += 1));
  }

  /** Both lines done. */
  const done: readonly Given[] = [
    lineFulfilled(),
    lineFulfilled({ lineId: '2', module: 'donation' }),
  ];

  /** The events are in the store, and as the store has them. */
  function given(...events: readonly Given[]): readonly Recorded<OrderEvent>[] {
    const all = recorded(events);
    store.streams.set(STREAM, all);
    return all;
  }

  async function hear(events: readonly Recorded[]): Promise<number> {
    const queries = await saga.handle(events);
    await db.database.transaction(queries);
    saga.committed();
    return queries.length;
  }

  it('plans one step for each module of an order', async () => {
    await hear(given(...placedOrder()));
    expect(await plannedRows(db)).toEqual([
      `${STREAM} donation FulfillOrder ["2"] ${NOW} 1`,
      `${STREAM} enrollment FulfillOrder ["1"] ${NOW} 1`,
    ]);
    expect(wakes).toBe(1);
  });

  it('plans each order once for all that was heard of it together', async () => {
    const events = given(...placedOrder(), ...done);
    const statements = await hear(events.slice(0, 3));
    expect(statements).toBe(1); // however many orders there are
    expect(await plannedRows(db)).toEqual([`${STREAM} donation FulfillOrder ["2"] ${NOW} 2`]);
    expect(store.reads).toBe(0);
  });

  it('plans the next attempt for its time', async () => {
    await hear(given(...placedOrder(), fulfillmentFailed({ nextAttemptAt: at(2_000) }), done[1]!));
    expect(await plannedRows(db)).toEqual([
      `${STREAM} enrollment FulfillOrder ["1"] ${NOW + 2_000} 3`,
    ]);
  });

  it('plans nothing for a done order, and forgets it', async () => {
    const events = given(...placedOrder(), ...done);
    await hear(events.slice(0, 2));
    expect(saga.orderAt(STREAM, 1)).toMatchObject({ revision: 1 });
    await hear(events.slice(2));
    expect(await plannedRows(db)).toEqual([]);
    expect(saga.orderAt(STREAM, 3)).toBeUndefined();
    expect(store.reads).toBe(0);
  });

  it('plans nothing for an order that was imported', async () => {
    await hear(given(paymentCollected(), orderPlaced({ origin: 'import' })));
    expect(await plannedRows(db)).toEqual([]);
  });

  it('looks after a payment, until it is decided', async () => {
    const events = given(paymentRequested(), paymentDeclined());
    await hear(events.slice(0, 1));
    expect(await plannedRows(db)).toEqual([
      `${STREAM} payment ResolvePayment [] ${NOW + 60_000} 0`,
    ]);
    await hear(events.slice(1));
    expect(await plannedRows(db)).toEqual([]);
  });

  it('needs no read when an order is heard of in pieces', async () => {
    for (const event of given(...placedOrder(), ...done)) await hear([event]);
    expect(store.reads).toBe(0);
  });

  it('knows an order only at the revision it has heard of', async () => {
    await hear(given(...placedOrder()));
    expect(saga.orderAt(STREAM, 0)).toBeUndefined();
    expect(saga.orderAt(STREAM, 2)).toBeUndefined();
    expect(saga.orderAt('order-other', 1)).toBeUndefined();
  });

  it('reads an order once after a restart, even one that is done by then', async () => {
    const events = given(...placedOrder(), ...done);
    for (const event of events.slice(1)) await hear([event]);
    expect(store.reads).toBe(1);
    expect(await plannedRows(db)).toEqual([]);
    expect(saga.orderAt(STREAM, 3)).toBeUndefined();
  });

  it('forgets what it took in for a batch that was not written', async () => {
    const events = given(...placedOrder(), done[1]!);
    await saga.handle(events);
    saga.reset();
    await hear(events);
    expect(await plannedRows(db)).toEqual([`${STREAM} enrollment FulfillOrder ["1"] ${NOW} 2`]);
  });

  it('leaves the table as the plan of the last event says, however it was heard', async () => {
    const history = fc.array(
      fc.oneof(fc.constantFrom<Given>(paymentRequested(), ...placedOrder(), ...done), anyEvent),
      { minLength: 1, maxLength: 12 },
    );
    const cuts = fc.array(
      fc.record({
        length: fc.integer({ min: 1, max: 4 }),
        then: fc.constantFrom('', 'lost', 'restart'),
      }),
      { minLength: 12, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(history, cuts, async (given, batches) => {
        await db.sql('truncate due_commands');
        const events: Recorded<OrderEvent>[] = [];
        for (const event of given) events.push(recordedAfter(events.at(-1), event, STREAM));
        store = new MemoryEventStore();
        store.streams.set(STREAM, events);
        saga = freshSaga();
        let heard = 0;
        for (const { length, then } of batches) {
          const batch = events.slice(heard, heard + length);
          if (batch.length === 0) break;
          if (then === 'lost') {
            await saga.handle(batch);
            saga.reset();
          }
          await hear(batch);
          heard += batch.length;
          if (then === 'restart') saga = freshSaga();
        }
        const { steps } = plan(foldAll(orderEvolution, events).state, moduleOf);
        const wanted = steps.map(
          ({ party, command, lineIds, dueAt }) =>
            `${STREAM} ${party} ${command} ${JSON.stringify(lineIds).replaceAll(',', ', ')} ${dueAt}`,
        );
        const there = (await plannedRows(db)).map((row) => row.replace(/ \d+$/, ''));
        expect(there).toEqual(wanted.sort());
      }),
      { numRuns: 150 },
    );
  });
});
