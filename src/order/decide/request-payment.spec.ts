import { given } from '../../../test/support/given-when-then.js';
import {
  OTHER_FINGERPRINT,
  charged,
  paymentClaimVoided,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  placedOrder,
  requestPayment,
} from '../../../test/support/order-fixtures.js';
import { decideRequestPayment } from './request-payment.js';

const fromStripe = requestPayment({ processor: 'stripe' });

describe('requesting a payment', () => {
  it('writes the whole request before the processor is asked', () => {
    given([]).when(decideRequestPayment, requestPayment()).then([paymentRequested()]);
  });

  it('works in a stream that only gave up a claim', () => {
    given([paymentClaimVoided()])
      .when(decideRequestPayment, requestPayment())
      .then([paymentRequested()]);
  });

  it('after a decline is the next attempt, at any processor', () => {
    given([paymentRequested(), paymentDeclined()])
      .when(decideRequestPayment, fromStripe)
      .then([paymentRequested({ attempt: 2, processor: 'stripe' })]);
  });

  it('counts on with each decline', () => {
    const second = [paymentRequested({ attempt: 2 }), paymentDeclined({ attempt: 2 })];
    given([paymentRequested(), paymentDeclined(), ...second])
      .when(decideRequestPayment, requestPayment())
      .then([paymentRequested({ attempt: 3 })]);
  });

  it('again writes nothing while it is under way', () => {
    given([paymentRequested()]).when(decideRequestPayment, requestPayment()).then([]);
  });

  it('again writes nothing when the order was placed by that processor', () => {
    const paid = [paymentRequested(), paymentCollected(charged()), ...placedOrder().slice(1)];
    given(paid).when(decideRequestPayment, requestPayment()).then([]);
  });

  it('writes nothing between payment and order', () => {
    given([paymentCollected(charged())])
      .when(decideRequestPayment, requestPayment())
      .then([]);
  });

  it('is refused while another processor is asked: two might collect', () => {
    given([paymentRequested()]).when(decideRequestPayment, fromStripe).then('payment-pending');
  });

  it('is refused when the order is paid by other means', () => {
    given(placedOrder()).when(decideRequestPayment, requestPayment()).then('order-already-paid');
  });

  it.each([
    ['under way', [paymentRequested()]],
    ['declined', [paymentRequested(), paymentDeclined()]],
    ['placed', placedOrder()],
  ])('is refused when its number belongs to an order with other content, %s', (_, events) => {
    given(events)
      .when(decideRequestPayment, requestPayment({ fingerprint: OTHER_FINGERPRINT }))
      .then('order-number-taken');
  });
});
