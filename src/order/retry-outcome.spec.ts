import { countingId, recorded, type Given } from '../../test/support/given-when-then.js';
import {
  fulfillmentDeferred,
  fulfillmentFailed,
  lineFulfilled,
  lineSettled,
  orderAnnotated,
  placedOrder,
  retryRequested,
  revocationRequested,
} from '../../test/support/order-fixtures.js';
import { retryOutcome } from './retry-outcome.js';

/** The retry is event 3. */
const after = (...events: readonly Given[]) => {
  const all = recorded([...placedOrder(), fulfillmentFailed(), retryRequested(), ...events]);
  const outcome = retryOutcome(all, countingId(3000));
  return outcome?.lines.map(({ lineId, end, event }) => [lineId, end, event?.revision]);
};

describe('a retry by hand', () => {
  it.each<[string, Given]>([
    ['fulfilled', lineFulfilled({ attempt: 2, basis: 3 })],
    ['failed', fulfillmentFailed({ attempt: 2, basis: 3 })],
    ['deferred', fulfillmentDeferred({ attempt: 2, basis: 3 })],
    ['overtaken', revocationRequested()],
    ['overtaken', lineSettled()],
  ])('has %s its line', (end, event) => {
    expect(after(event)).toEqual([['1', end, 4]]);
  });

  it('has not ended by what says nothing of it, or was decided on before it', () => {
    expect(after()).toEqual([['1', undefined, undefined]]);
    const before = fulfillmentFailed({ attempt: 2, basis: 2 });
    expect(after(orderAnnotated(), before)).toEqual([['1', undefined, undefined]]);
  });

  it('keeps its end, whatever comes later', () => {
    const failed = fulfillmentFailed({ attempt: 2, basis: 3 });
    expect(after(failed, lineFulfilled({ attempt: 3, basis: 4 }))).toEqual([['1', 'failed', 4]]);
  });

  it('is none where nobody asked', () => {
    expect(retryOutcome(recorded(placedOrder()), countingId(3000))).toBeUndefined();
  });
});
