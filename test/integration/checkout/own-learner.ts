import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { speakAs, type CheckoutApp } from './checkout-app.js';

/** Places an order for a learner who is called like it, so that the LMS can fail for this one alone. */
export function placeForOwnLearner(app: CheckoutApp, number: string) {
  const user = { username: number.toLowerCase(), email: `${number}@example.com` };
  const body = orderRequest(number, { user });
  return speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', { body });
}

/** Until the order has this status, and more than what placed it. */
export function becomes(app: CheckoutApp, number: string, status: string) {
  return eventually(
    () => speakAs(app, 'axel', 'auditor')('GET', `/v1/orders/${number}`),
    ({ body }) => body['status'] === status && (body['revision'] as number) >= 3,
  );
}
