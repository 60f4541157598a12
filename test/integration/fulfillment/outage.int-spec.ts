import { pino } from 'pino';
import { OrderCommands } from '../../../src/checkout/contract.js';
import { fulfillmentWork } from '../../../src/fulfillment/automation/fulfillment-work.js';
import { FulfillmentModules } from '../../../src/fulfillment/fulfillment-modules.js';
import { createEnrollmentModule } from '../../../src/fulfillment/modules/enrollment/enrollment-module.js';
import { FulfillOrder } from '../../../src/fulfillment/write/fulfill-order/fulfill-order.command.js';
import { FulfillOrderHandler } from '../../../src/fulfillment/write/fulfill-order/fulfill-order.handler.js';
import { RecordOutcomes } from '../../../src/fulfillment/write/record-outcomes/record-outcomes.command.js';
import { RecordOutcomesHandler } from '../../../src/fulfillment/write/record-outcomes/record-outcomes.handler.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import type {
  OutgoingHttp,
  OutgoingOutcome,
  OutgoingRequest,
} from '../../../src/platform/http/outgoing-http.js';
import { Consumers } from '../../../src/platform/projections/consumers.js';
import { partyBreakers } from '../../../src/platform/sagas/party-breakers.js';
import { partyWork } from '../../../src/platform/sagas/party-work.js';
import { RAMP_STEP_MS } from '../../../src/platform/sagas/party-rooms.js';
import { CheckoutWorld, Outside, paid } from '../../support/checkout-world.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { FakeBus } from '../../support/fulfillment-fakes.js';
import { orderDetails, seat } from '../../support/order-fixtures.js';
import { RETRY_POLICY } from '../../support/outcome-fixtures.js';
import { openSandboxWorld, type SandboxWorld } from './sandbox-world.js';

const ORDERS = Number(process.env['TEST_OUTAGE_ORDERS'] ?? 100);
const ROOM = 8;
const PARTY = { room: ROOM, failures: 10, openMs: 10_000 };
const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;

/** The way to the LMS: cut, or open, or with every call held where the spec sees it. */
class Wire implements OutgoingHttp {
  state: 'cut' | 'held' | 'open' = 'cut';
  asked = 0;
  readonly held: (() => void)[] = [];

  constructor(private readonly lms: OutgoingHttp) {}

  async request(request: OutgoingRequest): Promise<OutgoingOutcome> {
    this.asked += 1;
    if (this.state === 'cut') return { kind: 'refused' };
    if (this.state === 'held') await new Promise<void>((go) => this.held.push(go));
    return this.lms.request(request);
  }

  open(): void {
    this.state = 'open';
    for (const go of this.held.splice(0)) go();
  }
}

onEachDatabase((db) => {
  let lms: SandboxWorld;
  let wire: Wire;
  let outside: Outside;
  let stop: AbortController;
  let running: Promise<void>;

  beforeEach(async () => {
    lms = await openSandboxWorld();
    wire = new Wire(lms.context.http);
    outside = new Outside();
    stop = new AbortController();
    const enrollment = createEnrollmentModule({ ...lms.context, http: wire });
    const modules = new FulfillmentModules([enrollment], () => RETRY_POLICY);
    const logger = pino({ level: 'silent' });
    const orders = new OrderCommands(outside.store, orderAggregate, outside.newId);
    const fulfil = new FulfillOrderHandler(modules, logger);
    const record = new RecordOutcomesHandler(orders);
    const { bus } = new FakeBus()
      .on(FulfillOrder, (command) => fulfil.execute(command))
      .on(RecordOutcomes, (command) => record.execute(command));
    const consumers = new Consumers(outside.store, db.database, logger);
    const dependencies = { bus, orders, consumers, database: db.database, logger };
    const limits = { callTimeoutMs: 7_000, of: () => PARTY };
    running = fulfillmentWork(dependencies, modules, limits)(stop.signal);
  });

  afterEach(async () => {
    wire.open();
    stop.abort();
    await running;
    await lms.close();
  });

  async function place(count: number): Promise<readonly string[]> {
    const world = new CheckoutWorld(outside);
    const numbers = Array.from({ length: count }, (_, n) => `OUT-${n}`);
    for (const orderNumber of numbers) {
      const username = orderNumber.toLowerCase();
      const user = { username, email: `${username}@example.com` };
      const basket = { id: orderNumber, lines: [seat()] };
      const details = orderDetails({ orderNumber, user, basket });
      await world.place(paid({ reference: `ch-${orderNumber}` }), details);
    }
    return numbers;
  }

  const eventsOf = (numbers: readonly string[], type: string) =>
    numbers.flatMap((number) => outside.events(number).filter((event) => event.type === type));
  const asked = (count: number) =>
    eventually(
      () => wire.asked,
      (now) => now === count,
    );
  const heldBecomes = (count: number) =>
    eventually(
      () => wire.held.length,
      (held) => held === count,
    );
  const stateBecomes = (state: string | undefined) =>
    eventually(
      async () => (await partyBreakers(db.database))[0]?.state,
      (now) => now === state,
    );

  /** The clock must not go on under those who are at work: they would be taken for dead. */
  const quiet = () =>
    eventually(
      async () => (await partyWork(db.database))[0]?.atWork ?? 0,
      (atWork) => atWork === 0,
    );

  /** The LMS is away; until somebody notices, each that is at work fails. */
  async function noticed(): Promise<number> {
    await stateBecomes('open');
    await quiet();
    return wire.asked;
  }

  it(
    `an hour without the LMS: ${ORDERS} orders wait, one asks, and all are made good, each once`,
    async () => {
      const numbers = await place(ORDERS);
      const before = await noticed();
      expect(before).toBeLessThan(PARTY.failures + ROOM);

      const looks = 12;
      for (let look = 1; look <= looks; look += 1) {
        await db.goOn(5 * MINUTE_MS);
        await asked(before + look);
        await quiet();
      }
      // Whoever did not ask has lost nothing: no attempt, no event.
      expect(eventsOf(numbers, 'FulfillmentFailed')).toHaveLength(before + looks);

      wire.state = 'held';
      await db.goOn(MINUTE_MS);
      await heldBecomes(1);
      wire.held.shift()?.(); // it reads the enrollment
      await heldBecomes(1);
      expect((await partyBreakers(db.database))[0]?.state).toBe('open');
      wire.held.shift()?.(); // it enrolls
      await stateBecomes('ramping');

      for (const room of [1, 2, 4, ROOM]) {
        await heldBecomes(room);
        await db.goOn(RAMP_STEP_MS);
      }
      await stateBecomes(undefined);
      expect(wire.held).toHaveLength(ROOM);

      wire.open();
      // Those that asked in vain come again at their own times.
      await eventually(
        async () => {
          const [work] = await partyWork(db.database);
          if (work && work.atWork + work.dueNow === 0) await db.goOn(QUARTER_MS);
          return eventsOf(numbers, 'LineFulfilled').length;
        },
        (fulfilled) => fulfilled === ORDERS,
        30_000 + ORDERS * 50,
      );
      for (const { data } of eventsOf(numbers, 'FulfillmentFailed')) {
        expect(data).toMatchObject({
          code: 'lms-unreachable',
          nextAttemptAt: expect.any(String) as string,
        });
      }
      const enrolled = (await lms.effects()).map((effect) => effect.split(' ')[0]);
      expect(enrolled.sort()).toEqual(numbers.map((number) => number.toLowerCase()).sort());
    },
    120_000 + ORDERS * 100,
  );
});
