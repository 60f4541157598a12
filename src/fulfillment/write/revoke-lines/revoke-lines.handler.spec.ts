import { pino } from 'pino';
import { claimedCommand } from '../../../../test/support/claimed-command.js';
import { FakeLease, fakeModules } from '../../../../test/support/fulfillment-fakes.js';
import { at, folded, NOW, type Given } from '../../../../test/support/given-when-then.js';
import {
  lineFulfilled,
  paymentRequested,
  placedOrder,
  revocationFailed,
  revocationRequested,
  seat,
} from '../../../../test/support/order-fixtures.js';
import { failedResult } from '../../../../test/support/outcome-fixtures.js';
import { FORGOTTEN } from '../../../order/personal-data.js';
import { CallRefused } from '../../../platform/http/call-refused.js';
import { ClaimLost, type ClaimedCommand } from '../../../platform/sagas/due-command.js';
import {
  BROKEN_MODULE,
  PERSON_FORGOTTEN,
  UNSUPPORTED,
  WORKER_LOST,
} from '../fulfill-order/own-failures.js';
import { RevokeLines } from './revoke-lines.command.js';
import { RevokeLinesHandler } from './revoke-lines.handler.js';

const lines = [seat(), seat({ id: '2' }), seat({ id: '3' })];
const order = [
  ...placedOrder({ basket: { id: 'B-1', lines } }),
  lineFulfilled(),
  revocationRequested({ lineIds: ['1', '2'] }),
];
const due = claimedCommand({ command: 'RevokeLines' });

describe('RevokeLines', () => {
  let world: ReturnType<typeof fakeModules>;
  let lease: FakeLease;

  beforeEach(() => {
    world = fakeModules();
    lease = new FakeLease();
  });

  async function revoke(
    events: readonly Given[] = order,
    claimed: ClaimedCommand = due,
    held = lease,
  ) {
    const handler = new RevokeLinesHandler(world.modules, pino({ level: 'silent' }));
    const outcomes = await handler.execute(new RevokeLines(claimed, folded(events), held));
    return Object.fromEntries(outcomes.map(({ lineId, result }) => [lineId, result]));
  }

  it('takes back the lines that were asked for, and no others', async () => {
    const receipt = { by: 'test' };
    expect(await revoke()).toEqual({
      1: { kind: 'revoked', receipt },
      2: { kind: 'revoked', receipt },
    });
    expect(world.enrollment.revoked).toEqual(['1', '2']);
  });

  it('is told what failed, and goes on with the others', async () => {
    const failure = failedResult();
    world.enrollment.revoking = ({ id }) =>
      Promise.resolve(id === '1' ? failure : { kind: 'revoked', receipt: {} });
    expect(await revoke()).toEqual({
      1: { kind: 'revocation-failed', failure },
      2: { kind: 'revoked', receipt: {} },
    });
  });

  it('tries a failed one again when its time has come, and not before', async () => {
    const failed = [...order, revocationFailed({ nextAttemptAt: at(2_000) })];
    await revoke(failed, due, new FakeLease(NOW + 1_999));
    expect(world.enrollment.revoked).toEqual(['2']);
    await revoke(failed, due, new FakeLease(NOW + 2_000));
    expect(world.enrollment.revoked).toEqual(['2', '1', '2']);
  });

  it('calls nobody without its claim', async () => {
    lease.hold = () => Promise.reject(new ClaimLost('gone'));
    world.enrollment.revoking = async (line, attempt) => {
      await attempt.begin(line);
      throw new Error('It went on.');
    };
    expect(await revoke()).toEqual({});
    expect(world.enrollment.revoked).toEqual(['1']);
  });

  it('records nothing of a call that was not made', async () => {
    world.enrollment.revoking = () => Promise.reject(new CallRefused('too-many-calls'));
    expect(await revoke()).toEqual({});
  });

  it.each([
    ['breaks', () => Promise.reject(new Error('A bug.'))],
    ['says nothing', () => Promise.resolve(undefined as never)],
    ['has no receipt', () => Promise.resolve({ kind: 'revoked' } as never)],
  ])('fails when the module %s', async (_, revoking) => {
    world.enrollment.revoking = revoking;
    const failure = { kind: 'revocation-failed', failure: BROKEN_MODULE };
    expect(await revoke()).toEqual({ 1: failure, 2: failure });
  });

  it('fails when nobody is there who can', async () => {
    const former = [
      ...placedOrder({ basket: { id: 'B-1', lines } }),
      lineFulfilled({ module: 'former' }),
      revocationRequested(),
    ];
    const outcome = await revoke(former, claimedCommand({ ...due, party: 'former' }));
    expect(outcome).toEqual({ 1: { kind: 'revocation-failed', failure: UNSUPPORTED } });
  });

  it('waits after too many workers were lost over it', async () => {
    const failure = { kind: 'revocation-failed', failure: WORKER_LOST };
    expect(await revoke(order, { ...due, lostClaims: 3 })).toEqual({ 1: failure, 2: failure });
    expect(world.enrollment.revoked).toEqual([]);
  });

  it('takes nothing from a buyer who was forgotten', async () => {
    const user = { username: FORGOTTEN, email: FORGOTTEN };
    const failure = { kind: 'revocation-failed', failure: PERSON_FORGOTTEN };
    expect(await revoke([...placedOrder({ user }), revocationRequested()])).toEqual({ 1: failure });
    expect(world.enrollment.revoked).toEqual([]);
  });

  it('does nothing for an order that is not placed', async () => {
    expect(await revoke([paymentRequested()])).toEqual({});
  });
});
