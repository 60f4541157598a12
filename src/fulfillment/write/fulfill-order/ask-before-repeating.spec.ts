import { pino } from 'pino';
import { claimedCommand } from '../../../../test/support/claimed-command.js';
import { FakeLease, FakeModule } from '../../../../test/support/fulfillment-fakes.js';
import { at, folded, NOW, type Given } from '../../../../test/support/given-when-then.js';
import { fulfillmentFailed, placedOrder } from '../../../../test/support/order-fixtures.js';
import { failedResult, RETRY_POLICY } from '../../../../test/support/outcome-fixtures.js';
import type { FulfillmentModule, ProbeResult } from '../../fulfillment-module.js';
import { FulfillmentModules } from '../../fulfillment-modules.js';
import { FulfillOrder } from './fulfill-order.command.js';
import { FulfillOrderHandler } from './fulfill-order.handler.js';
import { OUTCOME_UNKNOWN } from './own-failures.js';

const DONE: ProbeResult = { kind: 'fulfilled', receipt: { found: true } };
const unknown = fulfillmentFailed({ outcomeUnknown: true, nextAttemptAt: at() });
const asked: Given = {
  type: 'FulfillmentRetryRequested',
  data: { retryId: 'r1', lineIds: ['1'], reason: 'It was not done, I looked.' },
};

/** What comes of line 1, and whether it was attempted. */
async function attempted(
  { repeatable = false, probe }: { repeatable?: boolean; probe?: ProbeResult },
  { events = [], lostClaims = 0 }: { events?: readonly Given[]; lostClaims?: number } = {},
  result = { ...failedResult(), outcomeUnknown: true, retryable: true },
) {
  const inner = new FakeModule('enrollment', 'Seat');
  inner.attempting = async function* (lines) {
    for (const { id } of lines) yield await Promise.resolve({ lineId: id, ...result });
  };
  const module: FulfillmentModule = {
    ...{ name: 'enrollment', repeatable },
    supports: (line) => inner.supports(line),
    fulfillProduct: (...given) => inner.fulfillProduct(...given),
    revokeLine: (...given) => inner.revokeLine(...given),
    ...(probe && { probe: () => Promise.resolve(probe) }),
  };
  const modules = new FulfillmentModules([module], () => RETRY_POLICY);
  const handler = new FulfillOrderHandler(modules, pino({ level: 'silent' }));
  const order = folded([...placedOrder(), ...events]);
  const claimed = claimedCommand({ lostClaims });
  const [outcome] = await handler.execute(
    new FulfillOrder(claimed, order, new FakeLease(NOW + 60_000)),
  );
  return { result: outcome?.result, calls: inner.attempted.length };
}

describe('a module that must not be repeated blindly', () => {
  it('attempts what nobody has begun', async () => {
    expect(await attempted({})).toMatchObject({ calls: 1 });
  });

  it.each([
    ['a worker was lost', { lostClaims: 1 }],
    ['nobody knows what came of it', { events: [unknown] }],
  ])('is asked first when %s', async (_, before) => {
    expect(await attempted({ probe: DONE }, before)).toEqual({ result: DONE, calls: 0 });
    expect(await attempted({ probe: { kind: 'absent' } }, before)).toMatchObject({ calls: 1 });
  });

  it('is asked first also when a person wants it again', async () => {
    const before = { events: [unknown, asked] };
    expect(await attempted({ probe: DONE }, before)).toEqual({ result: DONE, calls: 0 });
  });

  it('that cannot be asked leaves it to a person when a worker was lost', async () => {
    const left = await attempted({}, { lostClaims: 1 });
    expect(left).toEqual({ result: OUTCOME_UNKNOWN, calls: 0 });
  });

  it('that cannot be asked is not tried again by itself when its answer was lost', async () => {
    expect((await attempted({})).result).toMatchObject({ kind: 'failed', retryable: false });
    expect((await attempted({ probe: DONE })).result).toMatchObject({ retryable: true });
  });

  it('that cannot be asked is attempted once more when a person wants it, and once only', async () => {
    const events = [fulfillmentFailed({ outcomeUnknown: true, nextAttemptAt: null }), asked];
    expect(await attempted({}, { events })).toMatchObject({ calls: 1 });
    const lost = await attempted({}, { events, lostClaims: 1 });
    expect(lost).toEqual({ result: OUTCOME_UNKNOWN, calls: 0 });
  });
});

it('a module that may be repeated is', async () => {
  const before = { events: [unknown], lostClaims: 1 };
  const again = await attempted({ repeatable: true, probe: DONE }, before);
  expect(again).toMatchObject({ calls: 1, result: { retryable: true } });
});
