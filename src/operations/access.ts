import type { AccessRule } from '../platform/security/access-table.js';

export const operationsAccess: readonly AccessRule[] = [
  { method: 'POST', route: '/v1/orders/:number/fulfillment/retries', roles: ['operator'] },
  { method: 'POST', route: '/v1/orders/:number/lines/:line/revocation', roles: ['operator'] },
  { method: 'POST', route: '/v1/orders/:number/lines/:line/settlement', roles: ['operator'] },
  { method: 'POST', route: '/v1/orders/:number/excess-payments/settlement', roles: ['operator'] },
];
