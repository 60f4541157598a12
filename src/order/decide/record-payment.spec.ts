import { NOW, at, given } from '../../../test/support/given-when-then.js';
import {
  charged,
  excessPaymentReported,
  orderPlaced,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  placedOrder,
  recordCollected,
  recordDeclined,
} from '../../../test/support/order-fixtures.js';
import { decideRecordPayment } from './record-payment.js';

const pending = [paymentRequested()];
const declined = [paymentRequested(), paymentDeclined()];
const collected = paymentCollected({ ...charged(), collectedAt: at(-500) });
const notUsable = paymentDeclined({
  code: 'payment-not-usable',
  message: 'What was collected cannot pay this order.',
});
const paid = [...pending, collected, orderPlaced()];

describe('money that the processor collected', () => {
  it('places the order, in one append with the payment', () => {
    given(pending).when(decideRecordPayment, recordCollected()).then([collected, orderPlaced()]);
  });

  it('is recorded when it came in, and the order when it is placed', () => {
    given(pending)
      .when(decideRecordPayment, recordCollected(charged(), { now: NOW + 9000 }))
      .then([collected, orderPlaced({ placedAt: at(9000) })]);
  });

  it('is written with all decimals of the currency', () => {
    given(pending)
      .when(decideRecordPayment, recordCollected(charged({ amount: '159' })))
      .then([collected, orderPlaced()]);
  });

  it('by an earlier attempt than the present one pays the order, and says which attempt it was', () => {
    given([...declined, paymentRequested({ attempt: 2, processor: 'stripe' })])
      .when(decideRecordPayment, recordCollected(charged(), { attempt: 1 }))
      .then([collected, orderPlaced()]);
  });

  it('is known already: writes nothing', () => {
    given(paid).when(decideRecordPayment, recordCollected()).then([]);
    given([...pending, collected])
      .when(decideRecordPayment, recordCollected())
      .then([]);
  });

  it.each(['158.99', '159.01'])(
    'of another amount than the total, %s, places nothing, and ends the attempt',
    (amount) => {
      given(pending)
        .when(decideRecordPayment, recordCollected(charged({ amount })))
        .then([excessPaymentReported(charged({ amount })), notUsable]);
    },
  );

  it('of another currency than the order, or no amount at all, places nothing', () => {
    given(pending)
      .when(decideRecordPayment, recordCollected(charged(), {}, 'EUR'))
      .then([excessPaymentReported({ ...charged(), currency: 'EUR' }), notUsable]);
    given(pending)
      .when(decideRecordPayment, recordCollected(charged({ amount: 'all of it' })))
      .then([excessPaymentReported(charged({ amount: 'all of it' })), notUsable]);
  });

  it('that cannot pay the order is reported once, however often the processor is asked', () => {
    const payment = charged({ amount: '158.99' });
    given([...pending, excessPaymentReported(payment), notUsable])
      .when(decideRecordPayment, recordCollected(payment))
      .then([]);
  });

  it('that was reported before never pays, for it goes back: not even the next attempt', () => {
    const next = paymentRequested({ attempt: 2 });
    given([...declined, excessPaymentReported(charged()), next])
      .when(decideRecordPayment, recordCollected(charged(), { attempt: 2 }))
      .then([{ ...notUsable, data: { ...notUsable.data, attempt: 2 } }]);
  });

  it('that another order owns pays nothing here, and is seen', () => {
    const { result } = recordCollected();
    const usedElsewhere = { ...result, usedElsewhere: true } as typeof result;
    given(pending)
      .when(decideRecordPayment, recordCollected(charged(), { result: usedElsewhere }))
      .then([excessPaymentReported({ ...charged(), usedElsewhere: true }), notUsable]);
  });

  it('that does not pay says nothing of a later attempt', () => {
    const payment = charged({ amount: '158.99' });
    given([...declined, paymentRequested({ attempt: 2 })])
      .when(decideRecordPayment, recordCollected(payment, { attempt: 1 }))
      .then([excessPaymentReported(payment)]);
  });

  it('after all, when it had said no for good, is reported, never dropped', () => {
    given(declined)
      .when(decideRecordPayment, recordCollected())
      .then([excessPaymentReported(charged())]);
    given([...declined, excessPaymentReported(charged())])
      .when(decideRecordPayment, recordCollected())
      .then([]);
  });

  it('a second time, for an order that is paid, is reported once', () => {
    const second = charged({ reference: 'pay_2' });
    given(paid)
      .when(decideRecordPayment, recordCollected(second))
      .then([excessPaymentReported(second)]);
    given([...paid, excessPaymentReported(second)])
      .when(decideRecordPayment, recordCollected(second))
      .then([]);
  });

  it('for an order that does not exist is refused: there is nothing to record it on', () => {
    given([]).when(decideRecordPayment, recordCollected()).then('order-not-found');
  });
});

describe('a payment that the processor declined', () => {
  it('gives no placed order, but the reason', () => {
    given(pending).when(decideRecordPayment, recordDeclined()).then([paymentDeclined()]);
  });

  it('is recorded once', () => {
    given(declined).when(decideRecordPayment, recordDeclined()).then([]);
  });

  it('at an earlier attempt says nothing of the present one', () => {
    given([...declined, paymentRequested({ attempt: 2 })])
      .when(decideRecordPayment, recordDeclined({ attempt: 1 }))
      .then([]);
  });

  it.each([
    ['placed', placedOrder()],
    ['about to be placed', [...pending, collected]],
  ])('never undoes an order that is %s', (_, events) => {
    given(events).when(decideRecordPayment, recordDeclined()).then([]);
  });

  it('for an order that does not exist is refused', () => {
    given([]).when(decideRecordPayment, recordDeclined()).then('order-not-found');
  });

  it('may say so in a message cut in the middle of an emoji', () => {
    const result = { outcome: 'declined', code: 'card-declined', message: 'No 😀'.slice(0, -1) };
    given(pending)
      .when(decideRecordPayment, recordDeclined({ result: { ...result, outcome: 'declined' } }))
      .then([paymentDeclined({ message: 'No \uFFFD' })]);
  });
});
