import type { AccessRule } from '../security/access-table.js';

export const metricsAccess: readonly AccessRule[] = [
  { method: 'GET', route: '/metrics', roles: 'anyone' },
];
