import type { AccessRule } from '../platform/security/access-table.js';

export const checkoutAccess: readonly AccessRule[] = [
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
