import { NOW, at, given, type Given } from '../../../test/support/given-when-then.js';
import {
  OTHER_FINGERPRINT,
  captured,
  freeOrderDetails,
  orderDetails,
  orderPlaced,
  paymentClaimVoided,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  placedOrder,
  placeOrder,
} from '../../../test/support/order-fixtures.js';
import { samePayment } from '../same-payment.js';
import { decidePlaceOrder } from './place-order.js';

const declined: readonly Given[] = [paymentRequested(), paymentDeclined()];
const free = {
  details: freeOrderDetails(),
  payment: { processor: 'free', reference: 'EDX-100001', amount: '0.00' },
};

describe('placing an order', () => {
  it('records the payment first, then the order', () => {
    given([]).when(decidePlaceOrder, placeOrder()).then([paymentCollected(), orderPlaced()]);
  });

  it('happens when the command says, not when a clock does', () => {
    given([])
      .when(decidePlaceOrder, placeOrder({ now: NOW + 5000 }))
      .then([paymentCollected({ collectedAt: at(5000) }), orderPlaced({ placedAt: at(5000) })]);
  });

  it.each([true, false])('passes on what checkout said of mails: opted in is %s', (emailOptIn) => {
    given([])
      .when(decidePlaceOrder, placeOrder({ details: orderDetails({ emailOptIn }) }))
      .then([paymentCollected(), orderPlaced({ emailOptIn })]);
  });

  it('keeps who holds the payment and writes its amount with all decimals', () => {
    const payment = captured({ source: 'stripe', account: 'acct_1', amount: '159' });
    given([])
      .when(decidePlaceOrder, placeOrder({ payment }))
      .then([paymentCollected({ ...payment, amount: '159.00' }), orderPlaced()]);
  });

  it('works in a stream that only gave up a claim', () => {
    given([paymentClaimVoided()])
      .when(decidePlaceOrder, placeOrder())
      .then([paymentCollected(), orderPlaced()]);
  });

  it('works after a decline, as the next attempt', () => {
    given(declined)
      .when(decidePlaceOrder, placeOrder())
      .then([paymentCollected({ attempt: 2 }), orderPlaced()]);
  });
});

describe('placing a free order', () => {
  it('records a payment of 0', () => {
    given([])
      .when(decidePlaceOrder, placeOrder(free))
      .then([paymentCollected(free.payment), orderPlaced(free.details)]);
  });

  it('is refused when its total is not 0', () => {
    given([])
      .when(decidePlaceOrder, placeOrder({ payment: free.payment }))
      .then('not-free');
  });

  it('is refused after a decline, too, when its total is not 0', () => {
    given(declined)
      .when(decidePlaceOrder, placeOrder({ payment: free.payment }))
      .then('not-free');
  });
});

describe('placing an order is refused', () => {
  it.each(['158.99', '159.01', '0.00'])('when the payment is not the total: %s', (amount) => {
    const command = placeOrder({ payment: captured({ amount }) });
    given([]).when(decidePlaceOrder, command).then('payment-amount-mismatch');
    given(declined).when(decidePlaceOrder, command).then('payment-amount-mismatch');
  });

  it.each<[string, readonly Given[]]>([
    ['placed', placedOrder()],
    ['waiting for its payment', [paymentRequested()]],
    ['declined', declined],
    ['imported, without a fingerprint', [orderPlacedByImport()]],
  ])('when its number belongs to an order with other content, %s', (_, events) => {
    given(events)
      .when(decidePlaceOrder, placeOrder({ fingerprint: OTHER_FINGERPRINT }))
      .then('order-number-taken');
  });

  it('when only the key of the fingerprint differs', () => {
    given(placedOrder())
      .when(
        decidePlaceOrder,
        placeOrder({ fingerprint: { keyId: 'k2', value: 'of the example order' } }),
      )
      .then('order-number-taken');
  });

  it('while a payment of it is under way', () => {
    given([paymentRequested()]).when(decidePlaceOrder, placeOrder()).then('payment-pending');
  });

  it('when another payment paid it', () => {
    given(placedOrder())
      .when(decidePlaceOrder, placeOrder({ payment: captured({ reference: 'ch_2' }) }))
      .then('order-already-paid');
  });

  it.each([{ source: 'paypal' }, { account: 'acct_2' }, { processor: 'stripe' }])(
    'when another holder has a payment of the same reference: %j',
    (holder) => {
      given(placedOrder())
        .when(decidePlaceOrder, placeOrder({ payment: captured(holder) }))
        .then('order-already-paid');
    },
  );
});

describe('the same request again', () => {
  it('does not place an order twice for one checkout', () => {
    given(placedOrder()).when(decidePlaceOrder, placeOrder()).then([]);
  });

  it('is the same however the amount is written', () => {
    given(placedOrder())
      .when(decidePlaceOrder, placeOrder({ payment: captured({ amount: '159' }) }))
      .then([]);
  });

  it('writes nothing between payment and order either', () => {
    given([paymentCollected()]).when(decidePlaceOrder, placeOrder()).then([]);
  });
});

describe('a payment', () => {
  const stripe = { processor: 'stripe', reference: 'ch_1', amount: '159.00' };

  it('is the same, captured at a holder by checkout or by ourselves', () => {
    expect(samePayment(captured({ source: 'stripe' }), stripe)).toBe(true);
    expect(samePayment(captured({ source: 'paypal' }), stripe)).toBe(false);
  });

  it('of an account is not that of another account, or of none', () => {
    expect(samePayment({ ...stripe, account: 'acct_1' }, stripe)).toBe(false);
    expect(samePayment(null, stripe)).toBe(false);
  });
});

function orderPlacedByImport(): Given {
  const { metadata, ...event } = orderPlaced({ origin: 'import' });
  return event;
}
