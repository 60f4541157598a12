import { folded, type Given } from '../../../../test/support/given-when-then.js';
import {
  fulfillmentDeferred,
  fulfillmentFailed,
  lineFulfilled,
  lineRevoked,
  lineSettled,
  paymentDeclined,
  paymentRequested,
  placedOrder,
  retryRequested,
  revocationFailed,
  revocationRequested,
} from '../../../../test/support/order-fixtures.js';
import { isAnswered, isFinal } from './final-status.js';
import { orderView } from './order-view.js';

const donated = lineFulfilled({ lineId: '2', module: 'donation' });
const after =
  (...events: readonly Given[]) =>
  (): readonly Given[] => [...placedOrder(), donated, ...events];
const failed = fulfillmentFailed({ retryable: false, nextAttemptAt: null });
const exhausted = fulfillmentFailed({ nextAttemptAt: null });
const waiting = fulfillmentFailed({ class: 'configuration', nextAttemptAt: null });

it.each([
  ['pending', () => [paymentRequested()], false, false],
  ['declined', () => [paymentRequested(), paymentDeclined()], false, true],
  ['placed', after(), false, false],
  ['made good', after(lineFulfilled()), true, true],
  ['failing, to be repeated', after(fulfillmentFailed()), true, false],
  ['failing until its module works', after(waiting), true, false],
  ['failed for good', after(failed), true, true],
  ['out of attempts', after(exhausted), true, true],
  ['attempted again by hand', after(failed, retryRequested()), true, false],
  ['with the other side', after(fulfillmentDeferred()), true, false],
  ['settled by hand', after(fulfillmentFailed(), lineSettled()), true, true],
  ['given up', after(fulfillmentFailed(), lineSettled({ outcome: 'abandoned' })), true, true],
  ['to be undone', after(lineFulfilled(), revocationRequested()), true, false],
  [
    'to be undone once more',
    after(lineFulfilled(), revocationRequested(), revocationFailed()),
    true,
    false,
  ],
  ['undone', after(lineFulfilled(), revocationRequested(), lineRevoked()), true, true],
] as const)('an order that is %s', (_, events, answered, final) => {
  const order = orderView(folded(events()))!;
  expect({ answered: isAnswered(order), final: isFinal(order) }).toEqual({ answered, final });
});
