import type { Refusals } from '../platform/http/refusals.js';
import type { AccessRule } from '../platform/security/access-table.js';

export const checkoutAccess: readonly AccessRule[] = [
  { method: 'POST', route: '/v1/orders', roles: ['checkout'] },
  {
    method: 'GET',
    route: '/v1/orders/:number',
    roles: ['checkout', 'operator', 'auditor', 'learner'],
  },
];

/** What each refusal means to a caller; all others break a rule of the request. */
export const checkoutRefusals: Refusals = {
  'order-not-found': 'not-found',
  'partner-not-allowed': 'forbidden',
  'order-number-taken': 'conflict',
  'order-already-paid': 'conflict',
  'payment-already-used': 'conflict',
  'payment-pending': 'conflict',
  'payment-declined': 'payment-required',
};
