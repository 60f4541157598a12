import { given, type Given } from '../../../test/support/given-when-then.js';
import {
  paymentDeclined,
  paymentPrepared,
  paymentRequested,
  placedOrder,
} from '../../../test/support/order-fixtures.js';
import { decidePreparePayment } from './prepare-payment.js';

const { data } = paymentPrepared();

describe("the processor's own object for a payment", () => {
  it('is recorded while the order waits for that attempt', () => {
    given([paymentRequested()]).when(decidePreparePayment, data).then([paymentPrepared()]);
  });

  it('is recorded again for the next attempt, also when it is the same one', () => {
    given([
      ...[paymentRequested(), paymentPrepared(), paymentDeclined()],
      paymentRequested({ attempt: 2 }),
    ])
      .when(decidePreparePayment, { ...data, attempt: 2 })
      .then([paymentPrepared({ attempt: 2 })]);
  });

  it.each<[string, readonly Given[]]>([
    ['there is no order', []],
    ['it is recorded already', [paymentRequested(), paymentPrepared()]],
    ['the attempt was declined meanwhile', [paymentRequested(), paymentDeclined()]],
    [
      'another attempt is under way',
      [paymentRequested(), paymentDeclined(), paymentRequested({ attempt: 2 })],
    ],
    ['the attempt is at another processor', [paymentRequested({ processor: 'stripe' })]],
    ['the order is placed', placedOrder()],
  ])('is not recorded when %s: then nobody may ask for the money', (_, events) => {
    given(events).when(decidePreparePayment, data).then([]);
  });
});
