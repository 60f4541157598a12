import { given } from '../../../test/support/given-when-then.js';
import {
  charged,
  excessPaymentRefunded,
  excessPaymentRefundFailed,
  excessPaymentReported,
  excessPaymentSettledByHand,
  placedOrder,
} from '../../../test/support/order-fixtures.js';
import { decideRecordRefund, decideSettleExcessPayment } from './end-excess-payment.js';
import { decideVoidPaymentClaim } from './payment-claim.js';

const ours = [...placedOrder(), excessPaymentReported(charged())];
const theirs = [...placedOrder(), excessPaymentReported()];
const settle = (reference: string) => ({ reference, reason: 'Given back at the bank.' });

describe('money that we asked for and cannot use', () => {
  it.each([excessPaymentRefunded(), excessPaymentRefundFailed()])(
    'has its end recorded, once: $type',
    (event) => {
      given(ours).when(decideRecordRefund, event).then([event]);
      given([...ours, event])
        .when(decideRecordRefund, event)
        .then([]);
    },
  );

  it('pays no other order, before and after it went back', () => {
    given(ours).when(decideVoidPaymentClaim, charged()).then('payment-already-used');
    given([...ours, excessPaymentRefunded()])
      .when(decideVoidPaymentClaim, charged())
      .then('payment-already-used');
  });

  it('is not to be settled by hand while it goes back by itself, but when that failed', () => {
    given(ours).when(decideSettleExcessPayment, settle('pay_1')).then([]);
    const settled = excessPaymentSettledByHand({ processor: 'sandbox', reference: 'pay_1' });
    given([...ours, excessPaymentRefundFailed()])
      .when(decideSettleExcessPayment, settle('pay_1'))
      .then([settled]);
  });
});

describe('money that checkout collected', () => {
  it('is never given back by us', () => {
    const event = excessPaymentRefunded({ processor: 'captured', reference: 'ch_2' });
    given(theirs).when(decideRecordRefund, event).then([]);
  });

  it('may pay another order', () => {
    given(theirs)
      .when(decideVoidPaymentClaim, { processor: 'captured', reference: 'ch_2', amount: '159.00' })
      .then([{ type: 'PaymentClaimVoided', data: { reference: 'ch_2' } }]);
  });

  it('is settled by hand, once', () => {
    given(theirs)
      .when(decideSettleExcessPayment, settle('ch_2'))
      .then([excessPaymentSettledByHand()]);
    given([...theirs, excessPaymentSettledByHand()])
      .when(decideSettleExcessPayment, settle('ch_2'))
      .then([]);
  });

  it('that nobody reported cannot be settled', () => {
    given(theirs).when(decideSettleExcessPayment, settle('ch_9')).then('excess-payment-not-found');
    given([]).when(decideSettleExcessPayment, settle('ch_2')).then('excess-payment-not-found');
  });
});
