import { rejection, type Rejection } from '../kernel/rejection.js';

/** The order's refusals, each with the code callers see. */
export const orderNumberTaken = (): Rejection =>
  rejection('order-number-taken', 'This order number belongs to an order with other content.');

export const orderAlreadyPaid = (): Rejection =>
  rejection('order-already-paid', 'This order is already paid, by another payment.');

export const paymentAlreadyUsed = (): Rejection =>
  rejection('payment-already-used', 'This payment pays another order.');

export const paymentPending = (): Rejection =>
  rejection(
    'payment-pending',
    'A payment of this order is under way. Ask for the order to see its outcome.',
  );

export const notFree = (): Rejection =>
  rejection('not-free', 'Only an order whose total is 0 is free.', [
    { path: 'payment.processor', code: 'not-free', message: 'The order total is not 0.' },
  ]);

export const paymentAmountMismatch = (): Rejection =>
  rejection('payment-amount-mismatch', 'The payment does not equal the order total.', [
    { path: 'payment.amount', code: 'payment-amount-mismatch', message: 'Must equal orderTotal.' },
  ]);

export const noSuchExcessPayment = (): Rejection =>
  rejection('excess-payment-not-found', 'The order has no excess payment with this reference.');

/** What no caller can cause: the command does not fit the order's stage. */
export const noSuchOrder = (): Rejection => rejection('order-not-found', 'There is no such order.');

export const orderNotPlaced = (): Rejection =>
  rejection('order-not-placed', 'The order is not placed: its payment is not collected.');

export const lineNotFound = (): Rejection =>
  rejection('line-not-found', 'The order has no such line.');

export const lineRevoked = (): Rejection => rejection('line-revoked', 'The line is revoked.');

export const lineAbandoned = (): Rejection =>
  rejection('line-abandoned', 'The line was settled as abandoned: there is nothing to revoke.');

export const lineAlreadyComplete = (): Rejection =>
  rejection('line-already-complete', 'The line is fulfilled. It can be revoked, not settled.');

export const retryNotFound = (): Rejection =>
  rejection('retry-not-found', 'The order has no such retry.');

export const nothingToRetry = (): Rejection =>
  rejection('nothing-to-retry', 'No line of these is in a fulfilment error.');
