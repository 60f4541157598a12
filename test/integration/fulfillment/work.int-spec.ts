import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { OrderCommands } from '../../../src/checkout/contract.js';
import { fulfillmentWork } from '../../../src/fulfillment/automation/fulfillment-work.js';
import { FulfillOrder } from '../../../src/fulfillment/write/fulfill-order/fulfill-order.command.js';
import { FulfillOrderHandler } from '../../../src/fulfillment/write/fulfill-order/fulfill-order.handler.js';
import { RecordOutcomes } from '../../../src/fulfillment/write/record-outcomes/record-outcomes.command.js';
import { RecordOutcomesHandler } from '../../../src/fulfillment/write/record-outcomes/record-outcomes.handler.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { orderStatus } from '../../../src/order/status.js';
import {
  EventStoreUnavailable,
  type AppendOutcome,
  type Delivery,
  type EventToWrite,
  type SubscribeOptions,
} from '../../../src/platform/event-store/event-store.js';
import { Consumers } from '../../../src/platform/projections/consumers.js';
import { Database } from '../../../src/platform/sql/database.js';
import { SqlUnavailable } from '../../../src/platform/sql/sql-errors.js';
import { CheckoutWorld, Outside, paid } from '../../support/checkout-world.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { FakeBus, fakeModules, fulfilled } from '../../support/fulfillment-fakes.js';
import { NOW } from '../../support/given-when-then.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { orderDetails } from '../../support/order-fixtures.js';
import { failedResult, RETRY_POLICY } from '../../support/outcome-fixtures.js';

/** What fails here fails by chance: nobody is given a rest for it. */
const PARTY = { room: 32, failures: 1e9, openMs: 1 };
const LIMITS = { callTimeoutMs: 7_000, of: () => PARTY };
/** Short waits, and never given up. */
const POLICY = { ...RETRY_POLICY, baseMs: 10, capMs: 1_000, maxAttempts: 1e6, maxAgeMs: 1e15 };

/** Numbers in [0, 1) that are the same in each run. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/** A store, a database and modules of which each call may fail, before or after it had its effect. */
class Chaos {
  on = true;
  private readonly chance: () => number;

  constructor(
    seed: number,
    private readonly rate: number,
  ) {
    this.chance = chances(seed);
  }

  strikes(): boolean {
    return this.on && this.chance() < this.rate;
  }
}

class ShakyStore extends MemoryEventStore {
  constructor(private readonly chaos: Chaos) {
    super();
  }

  override async append(
    stream: string,
    expected: number,
    events: readonly EventToWrite[],
  ): Promise<AppendOutcome> {
    if (this.chaos.strikes()) throw new EventStoreUnavailable('Not written.');
    const outcome = await super.append(stream, expected, events);
    if (this.chaos.strikes()) throw new EventStoreUnavailable('Written, but who knows.');
    return outcome;
  }

  override async *subscribe(options: SubscribeOptions): AsyncIterable<Delivery> {
    for await (const delivery of super.subscribe(options)) {
      if (this.chaos.strikes()) throw new Error('Consumer too slow');
      yield delivery;
    }
  }
}

function shaky(real: Database, chaos: Chaos): Database {
  const database = new Database(undefined as never);
  const shake = async <T>(answer: () => Promise<T>): Promise<T> => {
    if (chaos.strikes()) throw new SqlUnavailable('Not done.', 'no');
    const result = await answer();
    if (chaos.strikes()) throw new SqlUnavailable('Done, but who knows.', 'unknown');
    return result;
  };
  database.run = (query) => shake(() => real.run(query));
  database.transaction = (queries) => shake(() => real.transaction(queries));
  return database;
}

onEachDatabase((db) => {
  let stop: AbortController;
  let running: Promise<void>[];

  beforeEach(async () => {
    stop = new AbortController();
    running = [];
    const [row] = await db.sql('select now_ms() as now');
    await db.goOn(NOW + 60_000 - Number(row?.['now']));
  });

  afterEach(async () => {
    stop.abort();
    await Promise.all(running);
  });

  /** One process that fulfils. */
  function work(
    outside: Outside,
    { modules }: Pick<ReturnType<typeof fakeModules>, 'modules'>,
    database = db.database,
    signal = stop.signal,
  ): void {
    const { store, newId } = outside;
    const logger = pino({ level: 'silent' });
    const orders = new OrderCommands(store, orderAggregate, newId);
    const fulfil = new FulfillOrderHandler(modules, logger);
    const record = new RecordOutcomesHandler(orders);
    const { bus } = new FakeBus()
      .on(FulfillOrder, (command) => fulfil.execute(command))
      .on(RecordOutcomes, (command) => record.execute(command));
    const consumers = new Consumers(store, database, logger);
    const dependencies = { bus, orders, consumers, database, logger };
    running.push(fulfillmentWork(dependencies, modules, LIMITS)(signal));
  }

  async function place(outside: Outside, count: number, from = 0): Promise<readonly string[]> {
    const world = new CheckoutWorld(outside);
    const numbers = Array.from({ length: count }, (_, n) => `EDX-${from + n}`);
    for (const orderNumber of numbers) {
      const placed = await world.place(
        paid({ reference: `ch-${orderNumber}` }),
        orderDetails({ orderNumber }),
      );
      expect(placed).toBe('placed');
    }
    return numbers;
  }

  const typesOf = (outside: Outside, numbers: readonly string[]) =>
    numbers.map((number) => outside.types(number).join(' '));
  const DONE = 'PaymentCollected OrderPlaced LineFulfilled LineFulfilled';
  const allDone = (outside: Outside, numbers: readonly string[]) =>
    eventually(
      () => typesOf(outside, numbers),
      (types) => types.every((type) => type === DONE),
    );
  const noneDue = () =>
    eventually(
      () => db.sql('select * from due_commands'),
      ({ length }) => length === 0,
    );

  it('costs three appends and no read to place an order and to fulfil it by two modules', async () => {
    const outside = new Outside();
    work(outside, fakeModules());
    await allDone(outside, await place(outside, 1));
    const { store } = outside;
    [store.appends, store.reads] = [0, 0];
    const numbers = await place(outside, 40, 100);
    await allDone(outside, numbers);
    await noneDue();
    expect([store.appends, store.reads]).toEqual([3 * numbers.length, 0]);
  });

  it('goes on with what was there before it began, by one read for each order', async () => {
    const outside = new Outside();
    const modules = fakeModules();
    modules.enrollment.attempting = async function* () {
      yield await Promise.resolve({ lineId: '1', ...failedResult() });
    };
    const first = new AbortController();
    work(outside, modules, db.database, first.signal);
    const numbers = await place(outside, 5);
    await eventually(
      () => typesOf(outside, numbers),
      (types) => types.every((type) => type.includes('FulfillmentFailed')),
    );
    first.abort();
    await Promise.all(running);
    outside.store.reads = 0;
    await db.goOn(3_600_000);
    const healed = fakeModules();
    work(outside, healed);
    await noneDue();
    expect(healed.enrollment.attempted).toHaveLength(5);
    expect(outside.store.reads).toBeLessThanOrEqual(2 * numbers.length);
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'completes every order, once, though everything fails now and then (%d)',
    async (seed) => {
      const chaos = new Chaos(seed, 0.07);
      const outside = new Outside(new ShakyStore(chaos));
      const modules = fakeModules(POLICY);
      for (const module of [modules.enrollment, modules.donation]) {
        module.attempting = async function* (lines, attempt) {
          for (const line of lines) {
            await attempt.begin(line);
            await setImmediate();
            if (chaos.strikes()) throw new Error('A bug.');
            yield chaos.strikes() ? { lineId: line.id, ...failedResult() } : fulfilled(line.id);
          }
        };
      }
      chaos.on = false;
      const numbers = await place(outside, 12);
      chaos.on = true;
      const killed = new AbortController();
      // Killed halfway, unless all is done before: then it stops with the other.
      const either = AbortSignal.any([killed.signal, stop.signal]);
      work(outside, modules, shaky(db.database, chaos), either);
      work(outside, modules, shaky(db.database, chaos));
      let looks = 0;
      const statuses = async () => {
        await db.goOn(5_000);
        if ((looks += 1) === 20) killed.abort();
        if (looks === 200) chaos.on = false;
        const orders = new OrderCommands(outside.store, orderAggregate, outside.newId);
        const folded = await Promise.all(numbers.map((n) => orders.load(orderStream(n))));
        return folded.map(({ state }) => orderStatus(state));
      };
      await eventually(statuses, (all) => all.every((status) => status === 'Complete'), 50_000);
      for (const number of numbers) {
        const types = outside.types(number);
        expect(types.filter((type) => type === 'LineFulfilled')).toHaveLength(2);
      }
      chaos.on = false;
      await noneDue();
    },
  );
});
