import { pino } from 'pino';
import { claimedCommand } from '../../../../test/support/claimed-command.js';
import { FakeLease, fakeModules, fulfilled } from '../../../../test/support/fulfillment-fakes.js';
import { at, folded, NOW, type Given } from '../../../../test/support/given-when-then.js';
import {
  donation,
  fulfillmentDeferred,
  fulfillmentFailed,
  lineFulfilled,
  paymentCollected,
  paymentRequested,
  placedOrder,
  seat,
} from '../../../../test/support/order-fixtures.js';
import { failedResult, RETRY_POLICY } from '../../../../test/support/outcome-fixtures.js';
import { FORGOTTEN } from '../../../order/personal-data.js';
import { MODULE_RECOVERY_MS, NO_MODULE } from '../../../order/plan.js';
import { CallRefused } from '../../../platform/http/call-refused.js';
import { ClaimLost, type ClaimedCommand } from '../../../platform/sagas/due-command.js';
import { FulfillOrder } from './fulfill-order.command.js';
import { FulfillOrderHandler } from './fulfill-order.handler.js';
import {
  BROKEN_MODULE,
  NO_RESULT,
  PERSON_FORGOTTEN,
  UNSUPPORTED,
  WORKER_LOST,
} from './own-failures.js';

describe('FulfillOrder', () => {
  const lines = [seat(), donation(), seat({ id: '3' }), seat({ id: '4' })];
  const order = placedOrder({ basket: { id: 'B-1', lines } });
  let world: ReturnType<typeof fakeModules>;
  let lease: FakeLease;

  beforeEach(() => {
    world = fakeModules();
    lease = new FakeLease();
  });

  const fulfil = (
    events: readonly Given[] = order,
    claimed: ClaimedCommand = claimedCommand(),
    at = lease,
  ) =>
    new FulfillOrderHandler(world.modules, pino({ level: 'silent' })).execute(
      new FulfillOrder(claimed, folded(events), at),
    );

  const resultsOf = (outcomes: Awaited<ReturnType<typeof fulfil>>) =>
    Object.fromEntries(outcomes.map(({ lineId, result }) => [lineId, result]));

  it('has the open lines of its module attempted, and no others', async () => {
    await fulfil();
    await fulfil(order, claimedCommand({ party: 'donation' }));
    expect(world.enrollment.attempted).toEqual([['1', '3', '4']]);
    expect(world.donation.attempted).toEqual([['2']]);
  });

  it('says of each line what came of it, and on what it was decided', async () => {
    const [first, ...others] = await fulfil();
    expect(first).toMatchObject({
      ...{ lineId: '1', module: 'enrollment', basis: 1, policy: RETRY_POLICY },
      result: { kind: 'fulfilled', receipt: { by: 'test' } },
    });
    expect(others.map(({ lineId }) => lineId)).toEqual(['3', '4']);
  });

  it('names an outcome by its stream, line, attempt and claim', async () => {
    const idsOf = async (...args: Parameters<typeof fulfil>) =>
      (await fulfil(...args)).map(({ commandId }) => commandId);
    const ids = await idsOf();
    expect(new Set(ids).size).toBe(3);
    expect(await idsOf()).toEqual(ids);
    const other = claimedCommand({ token: 'claim-2' });
    expect(await idsOf(order, other)).not.toEqual(ids);
    const again = [...order, fulfillmentFailed({ nextAttemptAt: at() })];
    const [second, ...rest] = await idsOf(again);
    expect(second).not.toBe(ids[0]);
    expect(rest).toEqual(ids.slice(1));
  });

  it('attempts a line that failed when its time has come, and not before', async () => {
    const failed = [...order, fulfillmentFailed({ nextAttemptAt: at(2_000) })];
    await fulfil(failed, claimedCommand(), new FakeLease(NOW + 1_999));
    await fulfil(failed, claimedCommand(), new FakeLease(NOW + 2_000));
    expect(world.enrollment.attempted).toEqual([
      ['3', '4'],
      ['1', '3', '4'],
    ]);
  });

  it('attempts again what failed by its module, after a while', async () => {
    const failed = [
      ...order,
      fulfillmentFailed({ class: 'configuration', retryable: true, nextAttemptAt: null }),
    ];
    await fulfil(failed, claimedCommand(), new FakeLease(NOW + MODULE_RECOVERY_MS - 1));
    await fulfil(failed, claimedCommand(), new FakeLease(NOW + MODULE_RECOVERY_MS));
    expect(world.enrollment.attempted.map(({ length }) => length)).toEqual([2, 3]);
  });

  it('leaves alone what is complete, exhausted or not to be repeated', async () => {
    const outcomes = await fulfil([
      ...order,
      lineFulfilled(),
      fulfillmentFailed({ lineId: '3', retryable: false, nextAttemptAt: null }),
      fulfillmentFailed({ lineId: '4', nextAttemptAt: null }),
    ]);
    expect(outcomes).toEqual([]);
    expect(world.enrollment.attempted).toEqual([]);
  });

  it.each([
    ['is not placed', [paymentRequested()]],
    ['is only paid', [paymentCollected()]],
    ['is not there', []],
  ])('does nothing for an order that %s', async (_, events) => {
    expect(await fulfil(events)).toEqual([]);
    expect(world.enrollment.attempted).toEqual([]);
  });

  it('fails lines that no module supports, without asking anybody', async () => {
    const strange = placedOrder({
      basket: { id: 'B-1', lines: [seat(), donation({ productType: 'Rocket' })] },
    });
    const outcomes = await fulfil(strange, claimedCommand({ party: NO_MODULE }));
    expect(resultsOf(outcomes)).toEqual({ '2': UNSUPPORTED });
    expect(world.enrollment.attempted).toEqual([]);
  });

  it('does nothing for a buyer who was forgotten', async () => {
    const user = { username: FORGOTTEN, email: FORGOTTEN };
    const outcomes = await fulfil(placedOrder({ user }), claimedCommand());
    expect(resultsOf(outcomes)).toEqual({ '1': PERSON_FORGOTTEN });
    expect(world.enrollment.attempted).toEqual([]);
  });

  it('does not attempt what three workers in a row were lost with', async () => {
    const outcomes = await fulfil(order, claimedCommand({ lostClaims: 3 }));
    expect(resultsOf(outcomes)).toEqual({ '1': WORKER_LOST, '3': WORKER_LOST, '4': WORKER_LOST });
    expect(world.enrollment.attempted).toEqual([]);
    await fulfil(order, claimedCommand({ lostClaims: 2 }));
    expect(world.enrollment.attempted).toHaveLength(1);
  });

  it('counts what a module found out before it broke', async () => {
    world.enrollment.attempting = async function* () {
      yield await Promise.resolve(fulfilled('3'));
      throw new TypeError('undefined is not a function');
    };
    const results = resultsOf(await fulfil());
    expect(results).toMatchObject({ '3': { kind: 'fulfilled' } });
    expect([results['1'], results['4']]).toEqual([BROKEN_MODULE, BROKEN_MODULE]);
  });

  it('fails a line about which its module says nothing, and ignores what it was not asked', async () => {
    world.enrollment.attempting = async function* () {
      yield await Promise.resolve({ lineId: '1', ...failedResult() });
      yield fulfilled('2');
      yield fulfilled('99');
    };
    expect(resultsOf(await fulfil())).toEqual({
      ...{ '1': failedResult(), '3': NO_RESULT, '4': NO_RESULT },
    });
  });

  it.each<[string, object]>([
    ['no receipt', { kind: 'fulfilled' }],
    ['a receipt that is none', { kind: 'fulfilled', receipt: ['by', 'test'] }],
    ['a class that there is not', failedResult({ class: 'odd' as never })],
    ['no message', failedResult({ message: undefined as never })],
    ['no word whether to try again', failedResult({ retryable: undefined as never })],
    ['no time to ask at', { kind: 'deferred', checkAfterMs: NaN, note: 'Later.' }],
    ['a kind of its own', { kind: 'done' }],
  ])('fails a line whose module says what cannot be recorded: %s', async (_, result) => {
    world.enrollment.attempting = async function* () {
      yield await Promise.resolve({ lineId: '1', ...result } as never);
      yield fulfilled('3');
    };
    const results = resultsOf(await fulfil());
    expect(results).toMatchObject({ '1': BROKEN_MODULE, '3': { kind: 'fulfilled' } });
  });

  it('makes sure of the claim before each call', async () => {
    world.enrollment.attempting = async function* (all, attempt) {
      for (const line of all) {
        await attempt.begin(line);
        yield fulfilled(line.id);
      }
    };
    const claimed = claimedCommand();
    await fulfil(order, claimed);
    expect(lease.held).toEqual([claimed, claimed, claimed]);
  });

  it('says only what it knows when the claim is lost: the rest is the business of another', async () => {
    lease.hold = () =>
      lease.held.length > 1 ? Promise.reject(new ClaimLost('taken over')) : Promise.resolve();
    world.enrollment.attempting = async function* (all, attempt) {
      for (const line of all) {
        await attempt.begin(line);
        yield fulfilled(line.id);
      }
    };
    expect(Object.keys(resultsOf(await fulfil()))).toEqual(['1']);
  });

  it('records nothing of a call that was not made: it was no attempt', async () => {
    world.enrollment.attempting = async function* (all) {
      for (const line of all) {
        if (line.id !== '1') throw new CallRefused('too-many-calls');
        yield await Promise.resolve(fulfilled(line.id));
      }
    };
    expect(Object.keys(resultsOf(await fulfil()))).toEqual(['1']);
  });

  describe('of a line that the other side took on', () => {
    const deferred = [...order, fulfillmentDeferred({ askAt: at() })];

    it('asks, and attempts the others', async () => {
      world.enrollment.probing = () => Promise.resolve(fulfilled('1'));
      const results = resultsOf(await fulfil(deferred));
      expect(world.enrollment.attempted).toEqual([['3', '4']]);
      expect(results['1']).toMatchObject({ kind: 'fulfilled' });
    });

    it('attempts it when the other side knows nothing of it', async () => {
      await fulfil(deferred);
      expect(world.enrollment.attempted).toEqual([['1', '3', '4']]);
    });

    it('asks nothing before its time', async () => {
      const later = [...order, fulfillmentDeferred({ askAt: at(500) })];
      const results = resultsOf(await fulfil(later, claimedCommand(), new FakeLease(NOW + 499)));
      expect(Object.keys(results)).toEqual(['3', '4']);
    });

    it('waits to be told where the module cannot ask', async () => {
      Object.assign(world.enrollment, { probe: undefined });
      expect(Object.keys(resultsOf(await fulfil(deferred)))).toEqual(['3', '4']);
    });
  });
});
