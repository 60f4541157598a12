import type { AccessRule } from '../platform/security/access-table.js';

export const codesAccess: readonly AccessRule[] = [
  { method: 'GET', route: '/v1/orders/:number/lines/:line/codes', roles: ['operator', 'learner'] },
  { method: 'POST', route: '/v1/codes/:code/redemptions', roles: ['learner'], repeats: 'by-key' },
];
