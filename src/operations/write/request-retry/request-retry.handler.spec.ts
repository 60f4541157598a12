import { CheckoutWorld } from '../../../../test/support/checkout-world.js';
import {
  at,
  countingId,
  NOW,
  recorded,
  type Given,
} from '../../../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  placedOrder,
  retryRequested,
} from '../../../../test/support/order-fixtures.js';
import type { PartyHold } from '../../../platform/sagas/party-holds.js';
import { Database } from '../../../platform/sql/database.js';
import { ModuleHolds } from '../../module-holds.js';
import { RequestRetry } from './request-retry.command.js';
import { RequestRetryHandler } from './request-retry.handler.js';

const [FIRST, SECOND, THIRD] = [countingId(3001), countingId(3002), countingId(3003)];
const reason = 'The LMS is back.';

/** A retry as its command writes it. */
const retry = (retryId: string): Given => ({
  ...retryRequested({ retryId }),
  metadata: { commandId: retryId },
});
const failed = [...placedOrder(), fulfillmentFailed()];
const retriedInVain = [...failed, retry(FIRST), fulfillmentFailed({ attempt: 2, basis: 3 })];

async function ask(events: readonly Given[], commandId: string, held: readonly PartyHold[] = []) {
  const { orders, outside } = new CheckoutWorld();
  const stored = recorded(events);
  await outside.store.append(stored[0]?.stream ?? '', -1, stored);
  const context = { commandId, correlationId: commandId, causationId: commandId, now: NOW };
  const actor = { kind: 'user', id: 'olga' } as const;
  const command = new RequestRetry('EDX-100001', undefined, reason, {}, { ...context, actor });
  const database = new Database({} as never);
  database.rows = () => Promise.resolve(held as never);
  const holds = new ModuleHolds(database, () => 'enrollment');
  return new RequestRetryHandler(orders, holds).execute(command);
}

describe('RequestRetry', () => {
  it('asks for what failed', async () => {
    expect(await ask(failed, FIRST)).toEqual({
      ...{ retryId: FIRST, lines: ['1'], asked: true, revision: 3 },
    });
  });

  it('says when the module is paused: the attempt waits with it', async () => {
    const hold: PartyHold = { party: 'enrollment', kind: 'paused', since: NOW, reason: 'Why.' };
    expect(await ask(failed, FIRST, [hold])).toMatchObject({
      waitingFor: { module: 'enrollment', kind: 'paused', since: at(), reason: 'Why.' },
    });
    expect(await ask(failed, FIRST, [{ ...hold, party: 'coupon' }])).not.toHaveProperty(
      'waitingFor',
    );
  });

  it('is the one that has not begun yet, if there is one', async () => {
    const answer = { retryId: SECOND, lines: ['1'], asked: false };
    expect(await ask([...retriedInVain, retry(SECOND)], THIRD)).toMatchObject(answer);
  });

  it('sent again is itself, ended or not, whoever asked meanwhile', async () => {
    const pending = { retryId: FIRST, lines: ['1'], asked: false };
    expect(await ask([...failed, retry(FIRST)], FIRST)).toMatchObject(pending);
    const ended = { retryId: FIRST, lines: [], asked: false };
    expect(await ask(retriedInVain, FIRST)).toMatchObject(ended);
    expect(await ask([...retriedInVain, retry(SECOND)], FIRST)).toMatchObject(ended);
  });
});
