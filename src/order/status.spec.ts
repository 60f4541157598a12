import { stateAfter, type Given } from '../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  lineOf,
  orderDetails,
  paymentClaimVoided,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  placedOrder,
  placedState,
  seat,
} from '../../test/support/order-fixtures.js';
import { orderStatus, retryState } from './status.js';

const COMPLETE = 'Complete';
const FAILED = 'Failed';
const OPEN = 'Open';

/** What leaves line `lineId` in that state. */
function eventsFor(line: string, lineId: string): readonly Given[] {
  if (line === COMPLETE) return [lineFulfilled({ lineId })];
  return line === FAILED ? [fulfillmentFailed({ lineId })] : [];
}

describe('the status of an order', () => {
  it.each<[string | undefined, string, readonly Given[]]>([
    [undefined, 'nothing happened', []],
    [undefined, 'it only gave up a claim', [paymentClaimVoided()]],
    ['Payment Pending', 'its payment is under way', [paymentRequested()]],
    ['Payment Pending', 'its payment is in and it is about to be placed', [paymentCollected()]],
    ['Payment Declined', 'its payment was declined', [paymentRequested(), paymentDeclined()]],
    [
      ...(['Payment Pending', 'another payment is under way'] as const),
      [paymentRequested(), paymentDeclined(), paymentRequested({ attempt: 2 })],
    ],
    ['Open', 'it was placed', placedOrder()],
  ])('is %s when %s', (status, _, events) => {
    expect(orderStatus(stateAfter(events))).toBe(status);
  });

  it.each([
    [COMPLETE, COMPLETE, 'Complete'],
    [COMPLETE, OPEN, 'Open'],
    [OPEN, OPEN, 'Open'],
    [FAILED, OPEN, 'Open'],
    [FAILED, COMPLETE, 'Fulfillment Error'],
    [FAILED, FAILED, 'Fulfillment Error'],
  ])('with lines %s and %s is %s, in either order', (one, other, status) => {
    expect(orderStatus(placedState([...eventsFor(one, '1'), ...eventsFor(other, '2')]))).toBe(
      status,
    );
    expect(orderStatus(placedState([...eventsFor(other, '1'), ...eventsFor(one, '2')]))).toBe(
      status,
    );
  });

  it('is Complete as soon as its only line is', () => {
    const details = orderDetails({ basket: { id: 'B-1', lines: [seat()] } });
    expect(orderStatus(placedState([lineFulfilled()], details))).toBe('Complete');
  });

  it('stays Fulfillment Error while a line that failed waits for its next attempt', () => {
    const scheduled = fulfillmentFailed({ retryable: true });
    expect(orderStatus(placedState([scheduled, lineFulfilled({ lineId: '2' })]))).toBe(
      'Fulfillment Error',
    );
  });
});

describe('what happens next to a line', () => {
  const retryStateAfter = (events: readonly Given[]) => retryState(lineOf(placedState(events)));

  it('is not said while it is open or complete', () => {
    expect(retryStateAfter([])).toBeUndefined();
    expect(retryStateAfter([lineFulfilled()])).toBeUndefined();
    expect(retryStateAfter([fulfillmentFailed(), lineFulfilled({ attempt: 2 })])).toBeUndefined();
  });

  it('is a retry at its time, when there is one', () => {
    expect(retryStateAfter([fulfillmentFailed()])).toBe('scheduled');
  });

  it('is to wait for its module, when that failed as a whole', () => {
    const event = fulfillmentFailed({ class: 'configuration', nextAttemptAt: null });
    expect(retryStateAfter([event])).toBe('waiting');
  });

  it.each(['server', 'network', 'timeout'] as const)(
    'is nothing by itself, when the budget is used up by %s failures',
    (failureClass) => {
      const event = fulfillmentFailed({ class: failureClass, nextAttemptAt: null });
      expect(retryStateAfter([event])).toBe('exhausted');
    },
  );

  it.each(['server', 'configuration'] as const)(
    'is nothing by itself, when a repeat would fail alike (%s)',
    (failureClass) => {
      const failure = { class: failureClass, retryable: false, nextAttemptAt: null };
      expect(retryStateAfter([fulfillmentFailed(failure)])).toBe('not-retryable');
    },
  );
});
