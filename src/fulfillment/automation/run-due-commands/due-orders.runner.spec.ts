import { jest } from '@jest/globals';
import { claimedCommand } from '../../../../test/support/claimed-command.js';
import { CheckoutWorld, Outside } from '../../../../test/support/checkout-world.js';
import { FakeBus, FakeLease, Settlements } from '../../../../test/support/fulfillment-fakes.js';
import { countingId } from '../../../../test/support/given-when-then.js';
import { outcome } from '../../../../test/support/outcome-fixtures.js';
import type { Folded } from '../../../kernel/folded.js';
import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import type { OrderState } from '../../../order/state.js';
import type { ClaimedCommand } from '../../../platform/sagas/due-command.js';
import { ResolvePayment, type OrderCommands } from '../../../checkout/contract.js';
import { FulfillOrder } from '../../write/fulfill-order/fulfill-order.command.js';
import { RecordOutcomes } from '../../write/record-outcomes/record-outcomes.command.js';
import { RecordOutcomesHandler } from '../../write/record-outcomes/record-outcomes.handler.js';
import { RevokeLines } from '../../write/revoke-lines/revoke-lines.command.js';
import { DueOrdersRunner } from './due-orders.runner.js';

const STREAM = 'order-edx-100001';
const enrollment = claimedCommand({ stream: STREAM, party: 'enrollment' });
const donation = claimedCommand({ stream: STREAM, party: 'donation' });
const payment = claimedCommand({ stream: STREAM, party: 'payment', command: 'ResolvePayment' });
const lineOf = { enrollment: '1', donation: '2' };

describe('doing the due commands of an order', () => {
  let outside: Outside;
  let orders: OrderCommands;
  let placed: Folded<OrderState>;
  let known: Folded<OrderState> | undefined;
  let bus: FakeBus;
  let settlements: Settlements;
  let recorded: (readonly string[])[];
  /** How long each party takes, in ms, and what then comes of it. */
  let takes: Record<string, { ms?: number; outcomes?: readonly LineOutcome[]; error?: Error }>;

  beforeEach(async () => {
    jest.useFakeTimers();
    outside = new Outside();
    const world = new CheckoutWorld(outside);
    await world.place();
    ({ orders } = world);
    placed = await orders.load(STREAM);
    known = placed;
    [outside.store.appends, outside.store.reads] = [0, 0];
    settlements = new Settlements();
    recorded = [];
    takes = {};
    const record = new RecordOutcomesHandler(orders);
    bus = new FakeBus()
      .on(FulfillOrder, async ({ claimed: { party } }) => {
        const { ms = 0, outcomes = [outcomeOf(party)], error } = takes[party] ?? {};
        await new Promise((resolve) => setTimeout(resolve, ms));
        if (error) throw error;
        return outcomes;
      })
      .on(RecordOutcomes, (command) => {
        recorded.push(command.outcomes.map(({ module }) => module));
        return record.execute(command);
      })
      .on(ResolvePayment, () => Promise.resolve({ kind: 'given-back', afterMs: 7 }));
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const outcomeOf = (party: string): LineOutcome => {
    const lineId = lineOf[party as keyof typeof lineOf];
    return outcome({ lineId, module: party, commandId: countingId(Number(lineId) + 900) });
  };

  function run(...group: readonly ClaimedCommand[]) {
    const runner = new DueOrdersRunner(bus.bus, orders, () => known);
    const over: { how?: unknown } = {};
    runner.run(group, new FakeLease(), settlements.settle).then(
      () => (over.how = 'done'),
      (error: unknown) => (over.how = error),
    );
    return over;
  }

  const goOn = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('records the outcomes of all its parties by one append, and reads nothing', async () => {
    takes = { enrollment: { ms: 400 }, donation: { ms: 10 } };
    const over = run(enrollment, donation);
    await goOn(400);
    expect(over.how).toBe('done');
    expect(recorded).toEqual([['donation', 'enrollment']]);
    expect([outside.store.appends, outside.store.reads]).toEqual([1, 0]);
    const acted = { kind: 'acted', revision: 3 };
    expect(settlements.byParty).toEqual({ enrollment: acted, donation: acted });
  });

  it('lets nobody wait for a slow one for more than a second', async () => {
    takes = { enrollment: { ms: 7_000 }, donation: { ms: 10 } };
    const over = run(enrollment, donation);
    await goOn(999);
    expect(recorded).toEqual([]);
    await goOn(1);
    expect(recorded).toEqual([['donation']]);
    expect(settlements.byParty).toEqual({ donation: { kind: 'acted', revision: 2 } });
    expect(over.how).toBeUndefined();
    await goOn(6_000);
    expect(over.how).toBe('done');
    expect(recorded).toEqual([['donation'], ['enrollment']]);
    expect(settlements.byParty['enrollment']).toEqual({ kind: 'acted', revision: 3 });
    expect(outside.store.reads).toBe(0);
  });

  it('reads an order that is not known at the revision that was planned', async () => {
    known = undefined;
    run(enrollment);
    await goOn(0);
    expect(outside.store.reads).toBe(1);
    expect(settlements.byParty['enrollment']).toEqual({ kind: 'acted', revision: 2 });
  });

  it('gives a command back of which a claim was lost and nothing was found out, though others moved the order', async () => {
    takes = { enrollment: { ms: 20, outcomes: [] }, donation: { ms: 10 } };
    run({ ...enrollment, lostClaims: 1 }, donation);
    await goOn(20);
    expect(settlements.byParty).toMatchObject({
      ...{ enrollment: { kind: 'given-back' }, donation: { kind: 'acted', revision: 2 } },
    });
  });

  it('gives a command back that found nothing to do, for longer each time', async () => {
    takes = { enrollment: { outcomes: [] } };
    run(enrollment);
    await goOn(0);
    expect(recorded).toEqual([]);
    expect(settlements.byParty['enrollment']).toMatchObject({ kind: 'given-back' });
    const waits = async (givenBack: number) => {
      run({ ...enrollment, givenBack });
      await goOn(0);
      const settled = settlements.byParty['enrollment'];
      return settled?.kind === 'given-back' ? settled.afterMs : NaN;
    };
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    expect([await waits(0), await waits(1), await waits(20)]).toEqual([2_500, 5_000, 450_000]);
    jest.restoreAllMocks();
  });

  it('leaves to the plan what was found to have moved on, though nothing was done', async () => {
    known = undefined;
    takes = { enrollment: { outcomes: [] } };
    run({ ...enrollment, generation: 0 });
    await goOn(0);
    expect(settlements.byParty['enrollment']).toEqual({ kind: 'acted', revision: 1 });
  });

  it('records what undoing lines came to, together with what fulfilling others did', async () => {
    const revocation = { ...enrollment, command: 'RevokeLines' };
    bus.on(RevokeLines, ({ claimed: { party } }) => Promise.resolve([outcomeOf(party)]));
    run(revocation, donation);
    await goOn(0);
    expect(recorded).toEqual([['enrollment', 'donation']]);
    const acted = { kind: 'acted', revision: 3 };
    expect(settlements.byParty).toEqual({ enrollment: acted, donation: acted });
  });

  it('leaves other commands to those who handle them', async () => {
    const over = run(payment);
    await goOn(0);
    expect(over.how).toBe('done');
    expect(settlements.byParty).toEqual({ payment: { kind: 'given-back', afterMs: 7 } });
    expect(outside.store.reads).toBe(0);
  });

  it('settles nothing of a command that breaks, and records what the others found out', async () => {
    takes = { enrollment: { ms: 10, error: new Error('A bug.') }, donation: { ms: 3_000 } };
    const over = run(enrollment, donation);
    await goOn(2_900);
    expect(over.how).toBeUndefined();
    await goOn(100);
    expect(over.how).toEqual(new Error('A bug.'));
    expect(recorded).toEqual([['donation']]);
    expect(settlements.byParty).toEqual({ donation: { kind: 'acted', revision: 2 } });
  });

  it('goes on with the others when outcomes cannot be recorded', async () => {
    takes = { enrollment: { ms: 3_000 } };
    const record = new RecordOutcomesHandler(orders);
    let failures = 1;
    bus.on(RecordOutcomes, (command) =>
      failures-- > 0 ? Promise.reject(new Error('No store.')) : record.execute(command),
    );
    const over = run(enrollment, donation);
    await goOn(3_000);
    expect(over.how).toEqual(new Error('No store.'));
    expect(settlements.byParty).toEqual({ enrollment: { kind: 'acted', revision: 2 } });
  });

  it('is over only when all is', async () => {
    bus.on(ResolvePayment, () => Promise.reject(new Error('A bug.')));
    takes = { enrollment: { ms: 500 } };
    const over = run(payment, enrollment);
    await goOn(499);
    expect(over.how).toBeUndefined();
    await goOn(1);
    expect(over.how).toEqual(new Error('A bug.'));
    expect(Object.keys(settlements.byParty)).toEqual(['enrollment']);
  });
});
