import type { AccessRule } from '../platform/security/access-table.js';

export const auditAccess: readonly AccessRule[] = [
  { method: 'GET', route: '/v1/orders/:number/history', roles: ['auditor', 'operator'] },
];
