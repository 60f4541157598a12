import { pino } from 'pino';
import { AsyncLocalStorage } from 'node:async_hooks';
import { OrderCommands } from '../../../src/checkout/contract.js';
import { fulfillmentWork } from '../../../src/fulfillment/automation/fulfillment-work.js';
import { FulfillOrder } from '../../../src/fulfillment/write/fulfill-order/fulfill-order.command.js';
import { FulfillOrderHandler } from '../../../src/fulfillment/write/fulfill-order/fulfill-order.handler.js';
import { RecordOutcomes } from '../../../src/fulfillment/write/record-outcomes/record-outcomes.command.js';
import { RecordOutcomesHandler } from '../../../src/fulfillment/write/record-outcomes/record-outcomes.handler.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import { Consumers } from '../../../src/platform/projections/consumers.js';
import { CheckoutWorld, Outside, paid } from '../../support/checkout-world.js';
import { orderRequest } from '../../support/checkout-client.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { FakeBus, fakeModules } from '../../support/fulfillment-fakes.js';
import { NOW } from '../../support/given-when-then.js';
import { orderDetails, seat } from '../../support/order-fixtures.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

/** What was asked of the engines: in requests, by their method and path, and beside them. */
class Bill {
  readonly inRequest = new AsyncLocalStorage<string>();
  private readonly items = new Map<string, number>();

  /** Between the application and an engine. */
  readonly of = <Engine extends object>(engine: Engine): Engine =>
    new Proxy(engine, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => {
          this.note(String(name), given);
          return Reflect.apply(member, target, given) as unknown;
        };
      },
    });

  /** How much of `kind`; `of`: a request, or what happens by itself. */
  total(kind: 'append' | 'read' | 'statement', of?: string): number {
    return [...this.items]
      .filter(([item]) => item.startsWith(kind) && (of === undefined || item.endsWith(of)))
      .reduce((sum, [, count]) => sum + count, 0);
  }

  clear(): void {
    this.items.clear();
  }

  private note(name: string, [first]: readonly unknown[]): void {
    if (name === 'append') this.add('append', 1);
    if (name === 'read' || name === 'readLast') this.add('read', 1);
    if (name === 'run' || name === 'rows' || name === 'firstRow') this.add('statement', 1);
    if (name === 'transaction') this.add('statement', (first as unknown[]).length);
  }

  private add(kind: string, count: number): void {
    const item = `${kind} ${this.inRequest.getStore() ?? 'by itself'}`;
    this.items.set(item, (this.items.get(item) ?? 0) + count);
  }
}

/** Appends of one order: its payment is claimed, it is placed, and what became of its lines is recorded. */
const APPENDS = 3;
/** Reads the enrollment, then makes it. */
const LMS_CALLS = 2;

describe('an order, from POST until it is made good,', () => {
  const bill = new Bill();
  let app: CheckoutApp;
  let checkout: ReturnType<typeof speakAs>;
  let lms: SandboxLmsClient;
  beforeAll(async () => {
    app = await startCheckoutApp({}, [], {
      outside: bill.of,
      prepare: (http) => {
        const server = http.getHttpAdapter().getInstance();
        server.addHook('onRequest', ({ method, url }, _, done) => {
          bill.inRequest.run(`${method} ${url}`, done);
        });
      },
    });
    checkout = speakAs(app, 'shop', 'checkout');
    lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
  });
  afterAll(() => app.stop());

  it('costs three appends, no read of a stream, no statement in its request, and two calls', async () => {
    for (const username of ['ada', 'grace', 'edsger']) {
      bill.clear();
      const placed = await checkout('POST', '/v1/orders', {
        body: orderRequest(`COST-${username}`, {
          user: { username, email: `${username}@example.com` },
          basket: { id: 'B-1', lines: [seat()] },
          payment: { processor: 'captured', reference: `ch-${username}`, amount: '149.00' },
          orderTotal: '149.00',
        }),
      });
      expect(placed.status).toBe(201);
      await eventually(
        async () => (await app.store.read(`order-cost-${username}`)).at(-1)?.type,
        (type) => type === 'LineFulfilled',
      );
      const inRequest = 'POST /v1/orders';
      expect({
        appends: bill.total('append'),
        appendsInRequest: bill.total('append', inRequest),
        reads: bill.total('read'),
        statementsInRequest: bill.total('statement', inRequest),
        calls: (await lms.ledger(username)).length,
      }).toEqual({
        ...{ appends: APPENDS, appendsInRequest: 2, reads: 0, statementsInRequest: 0 },
        calls: LMS_CALLS,
      });
    }
  });
});

/** Statements for one order, when many come at once, beside what is written every 50 ms as long as they come (docs/adr/0032-batches-apart.md). */
const MOST_STATEMENTS = 0.1;
/** A consumer's batches, two each, and what is released. */
const EACH_SECOND = 30;
const MANY = 400;
const PARTY = { room: 32, failures: 1e9, openMs: 1 };
const LIMITS = { callTimeoutMs: 7_000, of: () => PARTY };

onEachDatabase((db) => {
  /** A process that fulfils, with all that it asks of SQL on the bill. */
  async function untilAllIsDone({ store, newId }: Outside, bill: Bill): Promise<void> {
    const stop = new AbortController();
    const database = bill.of(db.database);
    const logger = pino({ level: 'silent' });
    const { modules } = fakeModules();
    const orders = new OrderCommands(store, orderAggregate, newId);
    const fulfil = new FulfillOrderHandler(modules, logger);
    const record = new RecordOutcomesHandler(orders);
    const { bus } = new FakeBus()
      .on(FulfillOrder, (command) => fulfil.execute(command))
      .on(RecordOutcomes, (command) => record.execute(command));
    const consumers = new Consumers(store, database, logger);
    const parts = { bus, orders, consumers, database, logger };
    const working = fulfillmentWork(parts, modules, LIMITS)(stop.signal);
    await eventually(
      () => store.appends,
      (appends) => appends === MANY,
    );
    await eventually(
      () => db.sql('select 1 from due_commands limit 1'),
      ({ length }) => length === 0,
    );
    stop.abort();
    await working;
  }

  it('costs one append for each of many orders at once, no read, and statements for many together', async () => {
    const [row] = await db.sql('select now_ms() as now');
    await db.goOn(NOW + 60_000 - Number(row?.['now']));
    const outside = new Outside();
    const world = new CheckoutWorld(outside);
    for (let n = 0; n < MANY; n += 1) {
      const details = orderDetails({ orderNumber: `EDX-${n}` });
      expect(await world.place(paid({ reference: `ch-${n}` }), details)).toBe('placed');
    }
    const { store } = outside;
    expect(store.appends).toBe(MANY * (APPENDS - 1));
    [store.appends, store.reads] = [0, 0];
    const bill = new Bill();
    const began = performance.now();
    await untilAllIsDone(outside, bill);
    const seconds = (performance.now() - began) / 1_000;
    expect([store.appends, store.reads]).toEqual([MANY, 0]);
    const most = MOST_STATEMENTS * MANY + EACH_SECOND * Math.max(1, seconds);
    expect(bill.total('statement')).toBeLessThanOrEqual(most);
  });
});
