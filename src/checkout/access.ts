import type { AccessRule } from '../platform/security/access-table.js';

export const checkoutAccess: readonly AccessRule[] = [
  // Known by its signature, which only Stripe can make.
  { method: 'POST', route: '/v1/webhooks/stripe', roles: 'anyone' },
  { method: 'POST', route: '/v1/orders/:number/payment/confirmation', roles: ['checkout'] },
  { method: 'POST', route: '/v1/orders', roles: ['checkout'] },
  {
    method: 'GET',
    route: '/v1/orders',
    roles: ['operator', 'auditor', 'checkout', 'learner'],
  },
  {
    method: 'GET',
    route: '/v1/orders/:number',
    roles: ['checkout', 'operator', 'auditor', 'learner'],
  },
];
