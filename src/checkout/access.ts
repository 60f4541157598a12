import type { AccessRule } from '../platform/security/access-table.js';

export const checkoutAccess: readonly AccessRule[] = [
  // Known by its signature, which only Stripe can make; it only wakes the probe.
  { method: 'POST', route: '/v1/webhooks/stripe', roles: 'anyone', repeats: 'by-content' },
  {
    method: 'POST',
    route: '/v1/orders/:number/payment/confirmation',
    ...{ roles: ['checkout'], repeats: 'by-key' },
  },
  // Order number and payment are one key already.
  { method: 'POST', route: '/v1/orders', roles: ['checkout'], repeats: 'by-content' },
  {
    method: 'GET',
    route: '/v1/orders',
    roles: ['operator', 'auditor', 'checkout', 'learner'],
  },
  // It writes nothing.
  {
    method: 'POST',
    route: '/v1/orders/search',
    ...{ roles: ['operator', 'auditor', 'checkout'], repeats: 'by-content' },
  },
  {
    method: 'GET',
    route: '/v1/orders/:number',
    roles: ['checkout', 'operator', 'auditor', 'learner'],
  },
  {
    method: 'GET',
    route: '/v1/orders/:number/events',
    roles: ['checkout', 'operator', 'auditor', 'learner'],
  },
];
