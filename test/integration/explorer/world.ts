import { pino } from 'pino';
import { OrderCommands } from '../../../src/checkout/contract.js';
import { RefundExcess, ResolvePayment } from '../../../src/checkout/contract.js';
import { DueOrdersRunner } from '../../../src/fulfillment/automation/run-due-commands/due-orders.runner.js';
import { FulfillmentModules } from '../../../src/fulfillment/fulfillment-modules.js';
import { FulfillOrder } from '../../../src/fulfillment/write/fulfill-order/fulfill-order.command.js';
import { FulfillOrderHandler } from '../../../src/fulfillment/write/fulfill-order/fulfill-order.handler.js';
import { RecordOutcomes } from '../../../src/fulfillment/write/record-outcomes/record-outcomes.command.js';
import { RecordOutcomesHandler } from '../../../src/fulfillment/write/record-outcomes/record-outcomes.handler.js';
import { RevokeLines } from '../../../src/fulfillment/write/revoke-lines/revoke-lines.command.js';
import { RevokeLinesHandler } from '../../../src/fulfillment/write/revoke-lines/revoke-lines.handler.js';
import { isRejection, type Rejection } from '../../../src/kernel/rejection.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import { diagnose } from '../../../src/order/diagnose.js';
import type { OrderEvent } from '../../../src/order/events.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { plan } from '../../../src/order/plan.js';
import type { OrderState } from '../../../src/order/state.js';
import {
  ClaimLost,
  type ClaimedCommand,
  type Lease,
} from '../../../src/platform/sagas/due-command.js';
import { givenBack } from '../../../src/platform/sagas/given-back.js';
import { CheckoutWorld, ORDER, Outside } from '../../support/checkout-world.js';
import { FakeBus, FakeModule, fakeModules, fulfilled } from '../../support/fulfillment-fakes.js';
import { countingId, NOW } from '../../support/given-when-then.js';
import { failedResult, RETRY_POLICY } from '../../support/outcome-fixtures.js';
import type { Actor } from './actor.js';
import { DueTable } from './due-table.js';

const STREAM = orderStream(ORDER);
const CALL_MS = 7_000;
const LEASE_MS = 2 * CALL_MS;
export const LONG_MS = 61_000;
const silent = pino({ level: 'silent' });

/** An LMS that does what it is asked, and writes down what that changed. */
export class Lms {
  readonly changes: string[] = [];
  readonly enrolled = new Set<string>();
  /** What it says to the next calls, before it works: to come again later, or that it never will. */
  readonly refusals: ('later' | 'never')[] = [];

  has(line: string): Promise<boolean> {
    return Promise.resolve(this.enrolled.has(line));
  }

  enroll(line: string): Promise<'done' | 'later' | 'never'> {
    const refusal = this.refusals.shift();
    if (refusal) return Promise.resolve(refusal);
    if (!this.enrolled.has(line)) this.changes.push(`enroll ${line}`);
    this.enrolled.add(line);
    return Promise.resolve('done');
  }

  unenroll(line: string): Promise<void> {
    if (this.enrolled.delete(line)) this.changes.push(`unenroll ${line}`);
    return Promise.resolve();
  }

  /** Gives once more each time it is asked. */
  give(line: string): Promise<void> {
    this.changes.push(`enroll ${line}`);
    this.enrolled.add(line);
    return Promise.resolve();
  }
}

export interface WorldOptions {
  /** The module of line 1 has its effect each time it is called; it can be asked what it did. */
  readonly once?: boolean;
  /** Claims and tokens are not looked at. */
  readonly lenient?: boolean;
}

type Guard = Actor['guard'];
const free: Guard = (port) => port;

/** What outlives processes, and what they make of it. */
export class ExplorerWorld {
  now = NOW;
  readonly outside = new Outside();
  readonly lms = new Lms();
  readonly table: DueTable;
  private readonly orders: OrderCommands;
  private planned = -1;
  private tokens = 0;

  constructor(private readonly options: WorldOptions = {}) {
    this.table = new DueTable(() => this.now, options.lenient);
    this.orders = new OrderCommands(this.outside.store, orderAggregate, this.outside.newId);
  }

  /** One process of the service; without a guard it is never stopped. */
  process(guard: Guard = free): ExplorerProcess {
    return new ExplorerProcess(this, guard, this.options);
  }

  newToken(): string {
    return countingId(9_000_000 + (this.tokens += 1));
  }

  /** What the consumer writes after every event. */
  async plan(): Promise<void> {
    if (this.outside.events().length - 1 === this.planned) return;
    const { state, revision } = await this.orders.load(STREAM);
    const { moduleOf } = fakeModules().modules;
    await this.table.writePlans([
      { stream: STREAM, generation: revision, commands: plan(state, moduleOf).steps },
    ]);
    this.planned = revision;
    this.isRemembered(state);
  }

  /** Paid once, placed once, each line made good once. */
  check(): void {
    const { outside, lms } = this;
    atMost(1, 'collected', outside.processor.collected.length);
    atMost(1, 'placed', outside.types().filter((type) => type === 'OrderPlaced').length);
    const done = (what: string) => lms.changes.filter((change) => change === `${what} 1`).length;
    atMost(1 + done('unenroll'), 'enrolled', done('enroll'));
  }

  /** Others go on, until nothing is due any more. */
  async settle(): Promise<void> {
    const process = this.process();
    for (let rounds = 0; rounds < 60; rounds += 1) {
      await this.plan();
      this.check();
      if (await process.work()) continue;
      const next = this.table.nextAt();
      if (next === undefined) break;
      this.now = Math.max(this.now, next);
    }
    if (this.table.all().length > 0) throw new Error('Something is due for ever.');
  }

  async state(): Promise<OrderState> {
    return (await this.orders.load(STREAM)).state;
  }

  /** No unfinished order without a row or somebody who must act. */
  private isRemembered(state: OrderState): void {
    const { moduleOf } = fakeModules().modules;
    const events = this.outside.events();
    for (const { code, next, waitsFor } of diagnose({ state, events }, moduleOf)) {
      const has = this.table.all().some(({ party }) => party === next?.party);
      if (!has && waitsFor !== 'operator' && waitsFor !== 'checkout') {
        throw new Error(`Forgotten: ${code}`);
      }
    }
  }
}

function atMost(most: number, what: string, count: number): void {
  if (count > most) throw new Error(`${what} ${count} times`);
}

/** Everything between the controllers and the ports, with the real handlers; the worker's loop is this one's. */
export class ExplorerProcess {
  readonly checkout: CheckoutWorld;
  private readonly orders: OrderCommands;
  private readonly table: DueTable;
  private readonly runner: DueOrdersRunner;

  constructor(
    private readonly world: ExplorerWorld,
    guard: Guard,
    { once = false }: WorldOptions,
  ) {
    const { outside } = world;
    const store = guard(outside.store);
    this.table = guard(world.table);
    this.checkout = new CheckoutWorld(outside, store, guard(outside.processor));
    this.orders = new OrderCommands(store, orderAggregate, outside.newId);
    const modules = modulesAt(guard(world.lms), once);
    const fulfil = new FulfillOrderHandler(modules, silent);
    const revoke = new RevokeLinesHandler(modules, silent);
    const record = new RecordOutcomesHandler(this.orders);
    const { bus } = new FakeBus()
      .on(FulfillOrder, (command) => fulfil.execute(command))
      .on(RevokeLines, (command) => revoke.execute(command))
      .on(RecordOutcomes, (command) => record.execute(command))
      .on(ResolvePayment, ({ now, givenBack: times, hold }) =>
        this.checkout.resolve({ afterMs: now - NOW, givenBack: times, hold }),
      )
      .on(RefundExcess, () => this.checkout.refund());
    this.runner = new DueOrdersRunner(bus, this.orders, () => undefined);
  }

  /** Until nothing is due. */
  async workAll(): Promise<void> {
    while (await this.work());
  }

  /** What is due now. False: nothing. */
  async work(): Promise<boolean> {
    const claimed = await this.table.claimDue(this.world.newToken(), LEASE_MS);
    const alone = claimed.filter(({ lostClaims }) => lostClaims > 0).map((one) => [one]);
    const together = claimed.filter(({ lostClaims }) => lostClaims === 0);
    // One after the other: what a process does at once within itself is not what is explored here.
    for (const group of [...alone, together]) await this.run(group);
    return claimed.length > 0;
  }

  /** Somebody tells of the payment. */
  async tell(): Promise<void> {
    const plannedAt = await this.table.wake(STREAM, 'payment');
    await this.checkout.unwatched.look(STREAM, plannedAt, this.world.now);
  }

  /** What a person asks for. */
  async ask(decide: (state: OrderState) => readonly OrderEvent[] | Rejection, commandId: string) {
    const { now } = this.world;
    const actor = { kind: 'user', id: 'olga' } as const;
    const context = { commandId, correlationId: commandId, causationId: commandId, now, actor };
    const done = await this.orders.execute({
      ...{ stream: STREAM, context },
      decide: ({ state }) => decide(state),
    });
    // It was done by itself before anybody heard the question.
    if (isRejection(done) && done.code !== 'nothing-to-retry') throw new Error(done.code);
  }

  private async run(group: readonly ClaimedCommand[]): Promise<void> {
    const { world, table } = this;
    const open = new Set(group);
    const released: Promise<void>[] = [];
    const lease = new WorldLease(world, table);
    if (group.length === 0) return;
    try {
      await this.runner.run(group, lease, (claimed, settled) => {
        if (open.delete(claimed)) released.push(table.release([{ claimed, settled }]));
      });
    } finally {
      for (const claimed of open) {
        released.push(table.release([{ claimed, settled: givenBack(claimed) }]));
      }
      await Promise.all(released);
    }
  }
}

/** As `GroupLease`, on the clock of the world. */
class WorldLease implements Lease {
  private readonly until = new Map<ClaimedCommand, number>();

  constructor(
    private readonly world: ExplorerWorld,
    private readonly table: DueTable,
  ) {}

  now(): number {
    return this.world.now;
  }

  async holdForCall(claimed: ClaimedCommand): Promise<void> {
    const until = this.until.get(claimed) ?? claimed.claimedAt + LEASE_MS;
    if (until - this.world.now >= CALL_MS) return;
    if (!(await this.table.renewLease(claimed, LEASE_MS))) throw new ClaimLost('Taken over.');
    this.until.set(claimed, this.world.now + LEASE_MS);
  }
}

/** Line 1 is for the LMS, line 2 for nobody. */
function modulesAt(lms: Lms, once: boolean): FulfillmentModules {
  const enrollment = new FakeModule('enrollment', 'Seat');
  enrollment.repeatable = !once;
  enrollment.attempting = async function* (lines, attempt) {
    for (const line of lines) {
      await attempt.begin(line);
      if (once) {
        await lms.give(line.id);
        yield fulfilled(line.id);
        continue;
      }
      const has = await lms.has(line.id);
      if (!has) await attempt.begin(line);
      const said = has ? 'done' : await lms.enroll(line.id);
      const refused = failedResult({ retryable: said === 'later' });
      yield said === 'done' ? fulfilled(line.id) : { lineId: line.id, ...refused };
    }
  };
  enrollment.probing = async ({ id }) =>
    (await lms.has(id)) ? { kind: 'fulfilled', receipt: { by: 'test' } } : { kind: 'absent' };
  enrollment.revoking = async (line, attempt) => {
    await attempt.begin(line);
    await lms.unenroll(line.id);
    return { kind: 'revoked', receipt: { by: 'test' } };
  };
  const donation = new FakeModule('donation', 'Donation');
  return new FulfillmentModules([enrollment, donation], () => RETRY_POLICY);
}
