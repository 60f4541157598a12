import type { FieldTable, ProblemTable } from '../platform/http/problem-table.js';
import { stripeDeclines } from './processors/stripe/declines.js';

/** The answers of this context that are no success. */
export const checkoutProblems = {
  'payment-declined': {
    kind: 'payment-required',
    means: 'The card was declined.',
    remedy:
      'ask the buyer for another payment, send the same order with it; why is in `errors[0].code`',
  },
  'partner-not-allowed': {
    kind: 'forbidden',
    means: 'Your token is for orders of other partners.',
    remedy: 'place it with a token of that partner',
  },
  'order-not-found': {
    kind: 'not-found',
    means: 'There is no such order.',
    remedy: 'check the number; those of others, and of other partners, do not exist for you',
  },
  'order-number-taken': {
    kind: 'conflict',
    means: 'This order number belongs to an order with other content.',
    remedy: 'give the new order a new number; upper and lower case are the same',
  },
  'order-already-paid': {
    kind: 'conflict',
    means: 'This order is already paid, by another payment.',
    remedy: 'give the second payment back; a `captured` one is recorded',
  },
  'payment-already-used': {
    kind: 'conflict',
    means: 'This payment pays another order.',
    remedy: 'find out which order it belongs to',
  },
  'payment-pending': {
    kind: 'conflict',
    means: 'A payment of this order is under way. Ask for the order to see its outcome.',
    remedy: 'ask for the order until it is resolved',
  },
  'not-free': {
    kind: 'invalid',
    means: 'Only an order whose total is 0 is free.',
    remedy: 'pay it',
  },
  'payment-amount-mismatch': {
    kind: 'invalid',
    means: 'The payment does not equal the order total.',
    remedy: 'correct one of them',
  },
  'payment-not-found': {
    kind: 'invalid',
    means: 'The processor does not know this payment.',
    remedy: 'correct `payment.reference`, `payment.source` or `payment.account`',
  },
  'payment-not-collected': {
    kind: 'invalid',
    means: 'The processor has not collected this payment.',
    remedy: 'collect it first, then send the order',
  },
  'payment-not-verified': {
    kind: 'unavailable',
    means: 'The processor could not be asked about this payment. Send the order again.',
    remedy: 'send the same order again in a moment; nothing was placed',
  },
  'processor-unknown': {
    kind: 'invalid',
    means: 'This installation does not have this payment processor.',
    remedy: 'use `captured` or `free`; `sandbox` and `stripe` only where they are on',
  },
  'excess-payment-not-found': {
    kind: 'not-found',
    means: 'The order has no excess payment with this reference.',
    remedy: 'look at `excessPayments` of the order',
  },
  'too-many-streams': {
    kind: 'unavailable',
    means: 'Too many event streams are open. Open it again in a moment, or ask for the order.',
    remedy: 'open it again in a moment, or ask for the order with `Prefer: wait`',
  },
  'list-behind': {
    kind: 'unavailable',
    means: 'The list has not caught up with Makegood-Position yet. Send it again in a moment.',
    remedy: 'send it again in a moment, or without `Makegood-Position`',
  },
  'webhook-signature-invalid': {
    kind: 'malformed',
    means: 'The signature does not fit the body.',
    remedy: 'correct `STRIPE_WEBHOOK_SECRET`, or find out who else calls',
  },
} as const satisfies ProblemTable;

/** What may be wrong with the fields of an order. */
export const checkoutFields: FieldTable = {
  'partner-not-allowed': { kind: 'forbidden', means: 'not a partner of your token' },
  length: { kind: 'invalid', means: 'too short or too long' },
  characters: { kind: 'invalid', means: 'control characters, or half characters' },
  'order-number-invalid': { kind: 'invalid', means: 'must be 1 to 64 of A–Z a–z 0–9 `_` `-`' },
  'order-status-unknown': { kind: 'invalid', means: 'no status of an order' },
  'time-invalid': { kind: 'invalid', means: 'no time of RFC 3339 with its offset' },
  'limit-invalid': { kind: 'invalid', means: 'must be 1 to 200' },
  'cursor-invalid': {
    kind: 'invalid',
    means: 'no `nextCursor` of a list with the same filters',
  },
  'email-invalid': { kind: 'invalid', means: 'no e-mail address' },
  'ip-invalid': { kind: 'invalid', means: 'no IP address' },
  'uuid-invalid': { kind: 'invalid', means: 'no UUID' },
  'lms-user-id-invalid': { kind: 'invalid', means: 'must be at least 1' },
  'country-invalid': { kind: 'invalid', means: 'not in ISO 3166-1 (alpha-2)' },
  'currency-unknown': { kind: 'invalid', means: 'not in ISO 4217' },
  'amount-invalid': {
    kind: 'invalid',
    means: 'no decimal text such as `"149.00"`, or more decimals than the currency has',
  },
  'order-total-mismatch': {
    kind: 'invalid',
    means: 'not Σ(quantity × unitPrice − discount + tax) + shippingCharge',
  },
  'not-free': { kind: 'invalid', means: 'processor `free`, and the total is not 0' },
  'payment-amount-mismatch': { kind: 'invalid', means: 'must equal `orderTotal`' },
  'processor-unknown': { kind: 'invalid', means: 'a processor that this installation lacks' },
  'card-number': { kind: 'invalid', means: 'holds the number of a payment card' },
  'basket-empty': { kind: 'invalid', means: 'no line' },
  'basket-too-big': { kind: 'invalid', means: 'more than 100 lines' },
  'line-id-duplicate': { kind: 'invalid', means: 'the id of another line' },
  'course-duplicate': { kind: 'invalid', means: 'a course that another line has' },
  'quantity-invalid': { kind: 'invalid', means: 'below 1, or more than the product type allows' },
  'attribute-missing': { kind: 'invalid', means: 'what the product type needs' },
  'attribute-unknown': { kind: 'invalid', means: 'what the product type does not know' },
  'attribute-invalid': { kind: 'invalid', means: 'not of the right kind' },
  'attributes-too-many': { kind: 'invalid', means: 'more than 50' },
  'payment-abandoned': {
    kind: 'payment-required',
    means: 'never completed, cancelled at the processor',
  },
  'payment-not-usable': {
    kind: 'payment-required',
    means: 'what was collected cannot pay this order; see `excessPayments`',
  },
  'card-declined': { kind: 'payment-required', means: 'the card was declined' },
  'token-unknown': { kind: 'payment-required', means: "not a token of the sandbox's" },
  cancelled: { kind: 'payment-required', means: 'cancelled before it was collected' },
  'idempotency-mismatch': {
    kind: 'payment-required',
    means: 'the processor knows the key with another charge',
  },
  ...stripeDeclines,
};
