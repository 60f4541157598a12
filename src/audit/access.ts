import type { AccessRule } from '../platform/security/access-table.js';

/** What was recorded, addresses included, is for those whose work it is to look. */
const LOOK = { method: 'GET', roles: ['auditor', 'operator'] } as const;

export const auditAccess: readonly AccessRule[] = [
  { ...LOOK, route: '/v1/orders/:number/history' },
  { ...LOOK, route: '/v1/orders/:number/at' },
  { ...LOOK, route: '/v1/orders/:number/steps' },
];
