import { given } from '../../../test/support/given-when-then.js';
import {
  captured,
  charged,
  excessPaymentReported,
  paymentClaimVoided,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  placedOrder,
} from '../../../test/support/order-fixtures.js';
import { decideReportExcessPayment, decideVoidPaymentClaim } from './payment-claim.js';

describe('giving up a claim on a payment', () => {
  it.each([
    ['that does not exist', []],
    ['whose payment is under way', [paymentRequested()]],
    ['whose payment was declined', [paymentRequested(), paymentDeclined()]],
    [
      'that another payment paid',
      [paymentCollected({ reference: 'ch_9' }), ...placedOrder().slice(1)],
    ],
  ])('is written to an order %s, so that its own late append fails', (_, events) => {
    given(events).when(decideVoidPaymentClaim, captured()).then([paymentClaimVoided()]);
  });

  it('is refused by the order that the payment paid', () => {
    given(placedOrder()).when(decideVoidPaymentClaim, captured()).then('payment-already-used');
  });

  it('is refused, too, when the payment comes by the other way: one payment pays one order', () => {
    const byStripe = { processor: 'stripe', reference: 'ch_1', amount: '159.00' };
    given([paymentCollected({ source: 'stripe' }), ...placedOrder().slice(1)])
      .when(decideVoidPaymentClaim, byStripe)
      .then('payment-already-used');
  });

  it('is written each time: every claim that is taken over must make a late append fail', () => {
    given([paymentClaimVoided()])
      .when(decideVoidPaymentClaim, captured())
      .then([paymentClaimVoided()]);
  });
});

describe('money for an order that is paid already', () => {
  const second = captured({ reference: 'ch_2' });

  it('is reported for an operator', () => {
    given(placedOrder()).when(decideReportExcessPayment, second).then([excessPaymentReported()]);
  });

  it('is reported once', () => {
    given([...placedOrder(), excessPaymentReported()])
      .when(decideReportExcessPayment, second)
      .then([]);
  });

  it('is reported for each holder, though the reference be the same', () => {
    const elsewhere = charged({ reference: 'ch_2' });
    given([...placedOrder(), excessPaymentReported()])
      .when(decideReportExcessPayment, elsewhere)
      .then([excessPaymentReported(elsewhere)]);
  });

  it('is not the payment itself', () => {
    given(placedOrder()).when(decideReportExcessPayment, captured()).then([]);
  });

  it.each([
    ['does not exist', []],
    ['is about to be placed', [paymentCollected()]],
  ])('is not reported on an order that %s', (_, events) => {
    given(events).when(decideReportExcessPayment, second).then([]);
  });
});
