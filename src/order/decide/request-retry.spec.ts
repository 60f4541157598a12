import { countingId, given, type Given } from '../../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  lineSettled,
  paymentRequested,
  placedOrder,
  retryRequested,
  revocationRequested,
} from '../../../test/support/order-fixtures.js';
import { decideRequestRetry, type RequestRetry } from './request-retry.js';

const { retryId, reason } = retryRequested().data;
const all: RequestRetry = { retryId, reason };
const placed = placedOrder();
const failedTwo = fulfillmentFailed({ lineId: '2', module: 'donation' });
const another = { ...all, retryId: countingId(3001) };

describe('asking for a retry', () => {
  it.each<[string, readonly Given[]]>([
    ['waits for its next attempt', [fulfillmentFailed()]],
    ['was given up', [fulfillmentFailed({ nextAttemptAt: null })]],
    ['would fail alike', [fulfillmentFailed({ retryable: false, nextAttemptAt: null })]],
    ['waits for its module', [fulfillmentFailed({ class: 'configuration', nextAttemptAt: null })]],
  ])('takes a line that %s', (_, events) => {
    given([...placed, ...events])
      .when(decideRequestRetry, all)
      .then([retryRequested()]);
  });

  it('takes what failed and leaves the others alone', () => {
    given([...placed, fulfillmentFailed(), failedTwo])
      .when(decideRequestRetry, all)
      .then([retryRequested({ lineIds: ['1', '2'] })]);
    given([...placed, fulfillmentFailed(), failedTwo])
      .when(decideRequestRetry, { ...all, lineIds: ['2'] })
      .then([retryRequested({ lineIds: ['2'] })]);
  });

  it('writes nothing while the one before has not begun', () => {
    given([...placed, fulfillmentFailed(), retryRequested()])
      .when(decideRequestRetry, another)
      .then([]);
  });

  it('is not answered by an attempt that was decided before it', () => {
    const late = fulfillmentFailed({ attempt: 2, basis: 2 });
    given([...placed, fulfillmentFailed(), retryRequested(), late])
      .when(decideRequestRetry, another)
      .then([]);
  });

  it('is answered by an attempt that was decided after it, and may be asked for again', () => {
    const answer = fulfillmentFailed({ attempt: 2, basis: 3 });
    given([...placed, fulfillmentFailed(), retryRequested(), answer])
      .when(decideRequestRetry, another)
      .then([retryRequested({ retryId: another.retryId })]);
  });

  it.each<[string, readonly Given[], string]>([
    ['the order does not exist', [], 'order-not-found'],
    ['its payment is under way', [paymentRequested()], 'order-not-placed'],
    ['nothing failed', [...placed, lineFulfilled()], 'nothing-to-retry'],
    [
      'it is to be revoked',
      [...placed, fulfillmentFailed(), revocationRequested()],
      'nothing-to-retry',
    ],
    ['it was settled', [...placed, fulfillmentFailed(), lineSettled()], 'nothing-to-retry'],
  ])('is refused when %s', (_, events, code) => {
    given(events).when(decideRequestRetry, all).then(code);
  });

  it('is refused for a line that the order does not have', () => {
    given([...placed, fulfillmentFailed()])
      .when(decideRequestRetry, { ...all, lineIds: ['1', '9'] })
      .then('line-not-found');
  });
});
