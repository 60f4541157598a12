import { given, type Given } from '../../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  lineRevoked,
  lineSettled,
  paymentRequested,
  placedOrder,
  revocationFailed,
  revocationRequested,
} from '../../../test/support/order-fixtures.js';
import { decideRequestRevocation } from './request-revocation.js';

const request = { lineId: '1', reason: 'Bought twice.' };
const placed = placedOrder();

describe('asking for a line to be revoked', () => {
  it.each<[string, readonly Given[]]>([
    ['is fulfilled', [lineFulfilled()]],
    ['is not fulfilled yet: an attempt may be under way', []],
    ['failed', [fulfillmentFailed()]],
    ['was settled as complete', [lineSettled()]],
    ['could not be revoked: it is tried anew', [revocationRequested(), revocationFailed()]],
    [
      'is revoked, but was fulfilled after all',
      [lineRevoked(), lineFulfilled(), revocationFailed()],
    ],
    [
      'was abandoned, but fulfilled after all',
      [lineSettled({ outcome: 'abandoned' }), lineFulfilled()],
    ],
  ])('is accepted when it %s', (_, events) => {
    given([...placed, ...events])
      .when(decideRequestRevocation, request)
      .then([revocationRequested()]);
  });

  it.each<[string, readonly Given[]]>([
    ['is asked for already', [lineFulfilled(), revocationRequested()]],
    ['is revoked', [lineFulfilled(), revocationRequested(), lineRevoked()]],
    ['is to be revoked again by itself', [lineRevoked(), lineFulfilled()]],
  ])('writes nothing when it %s', (_, events) => {
    given([...placed, ...events])
      .when(decideRequestRevocation, request)
      .then([]);
  });

  it.each<[string, readonly Given[], string]>([
    ['the order does not exist', [], 'order-not-found'],
    ['its payment is under way', [paymentRequested()], 'order-not-placed'],
    [
      'the line was abandoned',
      [...placed, lineSettled({ outcome: 'abandoned' })],
      'line-abandoned',
    ],
  ])('is refused when %s', (_, events, code) => {
    given(events).when(decideRequestRevocation, request).then(code);
  });

  it('is refused for a line that the order does not have', () => {
    given(placed)
      .when(decideRequestRevocation, { ...request, lineId: '9' })
      .then('line-not-found');
  });
});
