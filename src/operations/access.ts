import type { AccessRule } from '../platform/security/access-table.js';

/** What a person does is done once for each `Idempotency-Key`. */
const ACT = { method: 'POST', roles: ['operator'], repeats: 'by-key' } as const;

/** Whoever looks after orders, or after those who do. */
const LOOK = { method: 'GET', roles: ['operator', 'auditor'] } as const;

export const operationsAccess: readonly AccessRule[] = [
  { ...LOOK, route: '/v1/stuck-work' },
  { ...LOOK, route: '/v1/stuck-work/lines' },
  { ...LOOK, route: '/v1/figures' },
  { ...ACT, route: '/v1/retry-campaigns' },
  { ...ACT, route: '/v1/retry-campaigns/:campaign/cancel' },
  { ...LOOK, route: '/v1/retry-campaigns' },
  { ...LOOK, route: '/v1/retry-campaigns/:campaign' },
  { ...LOOK, route: '/v1/retry-campaigns/:campaign/orders' },
  { method: 'GET', route: '/v1/orders/:number/diagnosis', roles: ['operator'] },
  { method: 'GET', route: '/v1/modules', roles: ['operator', 'auditor'] },
  { ...ACT, route: '/v1/modules/:name/pause' },
  { ...ACT, route: '/v1/modules/:name/resume' },
  { ...ACT, route: '/v1/orders/:number/fulfillment/retries' },
  {
    method: 'GET',
    route: '/v1/orders/:number/fulfillment/retries/:retry',
    roles: ['operator'],
  },
  { ...ACT, route: '/v1/orders/:number/notes' },
  { ...ACT, route: '/v1/orders/:number/lines/:line/revocation' },
  { ...ACT, route: '/v1/orders/:number/lines/:line/settlement' },
  { ...ACT, route: '/v1/orders/:number/excess-payments/settlement' },
];
