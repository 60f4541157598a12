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
import { decideSettleLine, type SettleLine } from './settle-line.js';

const { reason } = lineSettled().data;
const settle: SettleLine = { lineId: '1', outcome: 'complete', reason };
const placed = placedOrder();
const abandoned = lineSettled({ outcome: 'abandoned' });

describe('settling a line by hand', () => {
  it.each<[string, readonly Given[]]>([
    ['failed', [fulfillmentFailed()]],
    ['is open', []],
    ['could not be revoked', [lineFulfilled(), revocationRequested(), revocationFailed()]],
    ['is about to be revoked', [lineFulfilled(), revocationRequested()]],
    ['was settled otherwise', [abandoned]],
    [
      'was settled, but something happened outside that does not fit',
      [lineSettled(), lineRevoked()],
    ],
  ])('is recorded when it %s', (_, events) => {
    given([...placed, ...events])
      .when(decideSettleLine, settle)
      .then([lineSettled()]);
  });

  it('keeps the evidence', () => {
    given(placed)
      .when(decideSettleLine, { ...settle, evidence: 'Ticket 4711' })
      .then([lineSettled({ evidence: 'Ticket 4711' })]);
  });

  it('writes nothing when it is settled so already', () => {
    given([...placed, lineSettled()])
      .when(decideSettleLine, settle)
      .then([]);
  });

  it.each<[string, readonly Given[], string]>([
    ['the order does not exist', [], 'order-not-found'],
    ['its payment is under way', [paymentRequested()], 'order-not-placed'],
    ['the line is fulfilled', [...placed, lineFulfilled()], 'line-already-complete'],
    ['the line is revoked', [...placed, lineRevoked()], 'line-revoked'],
  ])('is refused when %s', (_, events, code) => {
    given(events).when(decideSettleLine, settle).then(code);
  });

  it('is refused for a line that the order does not have', () => {
    given(placed)
      .when(decideSettleLine, { ...settle, lineId: '9' })
      .then('line-not-found');
  });
});
