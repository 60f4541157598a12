import type {
  ExcessPaymentRefunded,
  ExcessPaymentRefundFailed,
  ExcessPaymentReported,
  ExcessPaymentSettledByHand,
  FulfillmentDeferred,
  FulfillmentFailed,
  FulfillmentRetryRequested,
  LineFulfilled,
  LineRevoked,
  LineSettledByHand,
  OrderAnnotated,
  OrderPlaced,
  PaymentClaimVoided,
  PaymentCollected,
  PaymentDeclined,
  PaymentPrepared,
  PaymentRequested,
  RevocationFailed,
  RevocationRequested,
} from '../../src/order/events.js';
import type { PlaceOrder } from '../../src/order/decide/place-order.js';
import type { RecordPayment } from '../../src/order/decide/record-payment.js';
import type { RequestPayment } from '../../src/order/decide/request-payment.js';
import type { BasketLine, OrderDetails, Payment } from '../../src/order/order-details.js';
import type { Line, OrderState, Placed } from '../../src/order/state.js';
import { NOW, at, countingId, stateAfter, type Given } from './given-when-then.js';

export const FINGERPRINT = { keyId: 'k1', value: 'of the example order' };
export const OTHER_FINGERPRINT = { keyId: 'k1', value: 'of another body' };

export function seat(overrides: Partial<BasketLine> = {}): BasketLine {
  return {
    id: '1',
    productType: 'Seat',
    sku: '8CF08E5',
    title: 'Verified certificate, Analytical Engines',
    quantity: 1,
    unitPrice: '149.00',
    attributes: { courseKey: 'course-v1:edX+DemoX+2026', certificateType: 'verified' },
    ...overrides,
  };
}

export function donation(overrides: Partial<BasketLine> = {}): BasketLine {
  return {
    id: '2',
    productType: 'Donation',
    sku: 'D0NAT10',
    title: 'Donation',
    quantity: 1,
    unitPrice: '10.00',
    ...overrides,
  };
}

/** The example order of the API's documentation: a seat for 149.00 and a donation of 10.00. */
export function orderDetails(overrides: Partial<OrderDetails> = {}): OrderDetails {
  return {
    orderNumber: 'EDX-100001',
    user: { username: 'ada', email: 'ada@example.com', lmsUserId: 42 },
    basket: { id: 'B-100001', lines: [seat(), donation()] },
    shippingMethod: 'no-shipping-required',
    shippingCharge: '0.00',
    billingAddress: {
      ...{ firstName: 'Ada', lastName: 'Lovelace', line1: "12 St James's Square" },
      ...{ city: 'London', postcode: 'SW1Y 4JH', country: 'GB' },
    },
    currency: 'USD',
    orderTotal: '159.00',
    emailOptIn: false,
    partner: null,
    site: null,
    ...overrides,
  };
}

export function freeOrderDetails(): OrderDetails {
  return orderDetails({
    basket: { id: 'B-100001', lines: [seat({ unitPrice: '0.00' })] },
    billingAddress: null,
    orderTotal: '0.00',
  });
}

/** Collected by checkout before the order was sent. */
export function captured(overrides: Partial<Payment> = {}): Payment {
  return { processor: 'captured', reference: 'ch_1', amount: '159.00', ...overrides };
}

/** Collected by our own request to the processor. */
export function charged(overrides: Partial<Payment> = {}): Payment {
  return { processor: 'sandbox', reference: 'pay_1', amount: '159.00', ...overrides };
}

type DataOf<Event extends { readonly data: object }> = Partial<Event['data']>;

export function paymentRequested(data: DataOf<PaymentRequested> = {}): PaymentRequested & Given {
  return {
    type: 'PaymentRequested',
    data: { attempt: 1, processor: 'sandbox', order: orderDetails(), ...data },
    metadata: { fingerprint: FINGERPRINT },
  };
}

export function paymentPrepared(data: DataOf<PaymentPrepared> = {}): PaymentPrepared {
  return {
    type: 'PaymentPrepared',
    data: { processor: 'sandbox', reference: 'pay_1', attempt: 1, ...data },
  };
}

export function paymentCollected(data: DataOf<PaymentCollected> = {}): PaymentCollected {
  return {
    type: 'PaymentCollected',
    data: { ...captured(), currency: 'USD', collectedAt: at(), attempt: 1, ...data },
  };
}

export function paymentDeclined(data: DataOf<PaymentDeclined> = {}): PaymentDeclined {
  const message = 'The card was declined.';
  return {
    type: 'PaymentDeclined',
    data: { processor: 'sandbox', attempt: 1, code: 'card-declined', message, ...data },
  };
}

export function orderPlaced(data: DataOf<OrderPlaced> = {}): OrderPlaced & Given {
  return {
    type: 'OrderPlaced',
    data: { ...orderDetails(), placedAt: at(), origin: 'checkout', ...data },
    metadata: { fingerprint: FINGERPRINT },
  };
}

export function lineFulfilled(data: DataOf<LineFulfilled> = {}): LineFulfilled {
  const attempted = { lineId: '1', module: 'enrollment', attempt: 1, basis: 1 };
  return { type: 'LineFulfilled', data: { ...attempted, receipt: { mode: 'verified' }, ...data } };
}

export function fulfillmentFailed(data: DataOf<FulfillmentFailed> = {}): FulfillmentFailed {
  return {
    type: 'FulfillmentFailed',
    data: {
      ...{ lineId: '1', module: 'enrollment', attempt: 1, basis: 1 },
      ...{ class: 'server', code: 'lms-503', message: 'The LMS is down for maintenance.' },
      ...{ retryable: true, outcomeUnknown: false, nextAttemptAt: at(2000) },
      ...data,
    },
  };
}

export function fulfillmentDeferred(data: DataOf<FulfillmentDeferred> = {}): FulfillmentDeferred {
  const attempted = { lineId: '1', module: 'enrollment', attempt: 1, basis: 1 };
  const note = 'The partner will be done soon.';
  return { type: 'FulfillmentDeferred', data: { ...attempted, askAt: at(500), note, ...data } };
}

export function retryRequested(
  data: DataOf<FulfillmentRetryRequested> = {},
): FulfillmentRetryRequested {
  const retryId = countingId(3000);
  const reason = 'The LMS is back.';
  return { type: 'FulfillmentRetryRequested', data: { retryId, lineIds: ['1'], reason, ...data } };
}

export function revocationRequested(data: DataOf<RevocationRequested> = {}): RevocationRequested {
  const reason = 'Bought twice.';
  return { type: 'RevocationRequested', data: { lineIds: ['1'], reason, ...data } };
}

export function lineRevoked(data: DataOf<LineRevoked> = {}): LineRevoked {
  const receipt = { is_active: false };
  return { type: 'LineRevoked', data: { lineId: '1', module: 'enrollment', receipt, ...data } };
}

export function revocationFailed(data: DataOf<RevocationFailed> = {}): RevocationFailed {
  const { module, class: kind, code, message } = fulfillmentFailed().data;
  return {
    type: 'RevocationFailed',
    data: {
      ...{ lineId: '1', module, class: kind, code, message, retryable: true },
      ...{ nextAttemptAt: at(2000), ...data },
    },
  };
}

export function lineSettled(data: DataOf<LineSettledByHand> = {}): LineSettledByHand {
  const reason = 'Enrolled in the LMS by hand.';
  return { type: 'LineSettledByHand', data: { lineId: '1', outcome: 'complete', reason, ...data } };
}

export function excessPaymentReported(
  data: DataOf<ExcessPaymentReported> = {},
): ExcessPaymentReported {
  return { type: 'ExcessPaymentReported', data: captured({ reference: 'ch_2', ...data }) };
}

const EXCESS = { processor: 'sandbox', reference: 'pay_1' } as const;

export function excessPaymentRefunded(
  data: DataOf<ExcessPaymentRefunded> = {},
): ExcessPaymentRefunded {
  const money = { amount: '159.00', currency: 'USD' };
  return {
    type: 'ExcessPaymentRefunded',
    data: { ...EXCESS, refund: 're_1', ...money, refundedAt: at(), ...data },
  };
}

export function excessPaymentRefundFailed(
  data: DataOf<ExcessPaymentRefundFailed> = {},
): ExcessPaymentRefundFailed {
  const why = { code: 'disputed', message: 'The payer disputes the payment.' };
  return { type: 'ExcessPaymentRefundFailed', data: { ...EXCESS, ...why, ...data } };
}

export function excessPaymentSettledByHand(
  data: DataOf<ExcessPaymentSettledByHand> = {},
): ExcessPaymentSettledByHand {
  const reason = 'Given back at the bank.';
  return {
    type: 'ExcessPaymentSettledByHand',
    data: { processor: 'captured', reference: 'ch_2', reason, ...data },
  };
}

export function orderAnnotated(text = 'The buyer called.'): OrderAnnotated {
  return { type: 'OrderAnnotated', data: { text } };
}

export function paymentClaimVoided(reference = 'ch_1'): PaymentClaimVoided {
  return { type: 'PaymentClaimVoided', data: { reference } };
}

/** A paid and placed order, as its stream begins. */
export function placedOrder(details: Partial<OrderDetails> = {}): readonly Given[] {
  return [paymentCollected(), orderPlaced(details)];
}

/** The state of a placed order after these further events. */
export function placedState(further: readonly Given[] = [], details = orderDetails()): Placed {
  return asPlaced(stateAfter([...placedOrder(details), ...further]));
}

export function asPlaced(state: OrderState): Placed {
  if (state.stage !== 'placed') throw new Error(`Placed expected, found ${state.stage}.`);
  return state;
}

export function lineOf(order: Placed, lineId = '1'): Line {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw new Error(`No line ${lineId}.`);
  return line;
}

export function placeOrder(overrides: Partial<PlaceOrder> = {}): PlaceOrder {
  const payment = captured();
  return { details: orderDetails(), fingerprint: FINGERPRINT, payment, now: NOW, ...overrides };
}

export function requestPayment(overrides: Partial<RequestPayment> = {}): RequestPayment {
  return {
    ...{ details: orderDetails(), fingerprint: FINGERPRINT, processor: 'sandbox' },
    ...overrides,
  };
}

/** The processor says: collected. */
export function recordCollected(
  payment: Payment = charged(),
  overrides: Partial<RecordPayment> = {},
  currency = 'USD',
): RecordPayment {
  const result = { outcome: 'collected', payment, currency, collectedAt: at(-500) } as const;
  return { attempt: 1, processor: 'sandbox', now: NOW, result, ...overrides };
}

/** The processor says: declined, for good. */
export function recordDeclined(overrides: Partial<RecordPayment> = {}): RecordPayment {
  const { code, message } = paymentDeclined().data;
  const result = { outcome: 'declined', code, message } as const;
  return { attempt: 1, processor: 'sandbox', now: NOW, result, ...overrides };
}
