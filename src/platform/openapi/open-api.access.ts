import type { AccessRule } from '../security/access-table.js';

export const openApiAccess: readonly AccessRule[] = [
  { method: 'GET', route: '/openapi.json', roles: 'anyone' },
  { method: 'GET', route: '/docs', roles: 'anyone' },
  { method: 'GET', route: '/docs/:file', roles: 'anyone' },
];
