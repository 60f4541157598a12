import type { AccessRule } from '../security/access-table.js';

export const healthAccess: readonly AccessRule[] = [
  { method: 'GET', route: '/health/live', roles: 'anyone' },
  { method: 'GET', route: '/health/ready', roles: 'anyone' },
];
