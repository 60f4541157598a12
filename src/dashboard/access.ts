import type { AccessRule } from '../platform/security/access-table.js';

export const DASHBOARD_PATH = '/dashboard';

/** Those who look, auditors among them, get no form that does anything. */
const LOOK = { method: 'GET', roles: ['operator', 'auditor'], page: true } as const;

/** Each form carries a key of its own: sent twice, it is done once. */
const ACT = { method: 'POST', roles: ['operator'], page: true, repeats: 'by-content' } as const;

const OPEN = { roles: 'anyone', page: true } as const;

export const dashboardAccess: readonly AccessRule[] = [
  { ...OPEN, method: 'GET', route: '/dashboard/assets/:file' },
  { ...OPEN, method: 'GET', route: '/dashboard/sign-in' },
  { ...OPEN, method: 'POST', route: '/dashboard/sign-in', repeats: 'by-content' },
  { ...ACT, roles: ['operator', 'auditor'], route: '/dashboard/sign-out' },
  { ...ACT, roles: ['operator', 'auditor'], route: '/dashboard/zone' },
  { ...LOOK, route: '/dashboard' },
  { ...LOOK, route: '/dashboard/live' },
  { ...LOOK, route: '/dashboard/stuck' },
  { ...ACT, route: '/dashboard/stuck' },
  { ...LOOK, route: '/dashboard/stuck/live' },
  { ...LOOK, route: '/dashboard/stuck/retries/:campaign' },
  { ...ACT, route: '/dashboard/stuck/retries/:campaign' },
  { ...LOOK, route: '/dashboard/orders' },
  { ...ACT, roles: ['operator', 'auditor'], route: '/dashboard/orders' },
  { ...LOOK, route: '/dashboard/orders/:number' },
  { ...LOOK, route: '/dashboard/orders/:number/live' },
  { ...ACT, route: '/dashboard/orders/:number/retries' },
  { ...LOOK, route: '/dashboard/orders/:number/at' },
  { ...ACT, route: '/dashboard/orders/:number/excess-payments/settlement' },
  { ...ACT, route: '/dashboard/orders/:number/notes' },
  { ...ACT, route: '/dashboard/orders/:number/lines/:line/revocation' },
  { ...ACT, route: '/dashboard/orders/:number/lines/:line/settlement' },
  { ...LOOK, route: '/dashboard/modules' },
  { ...ACT, route: '/dashboard/modules/:name/pause' },
  { ...ACT, route: '/dashboard/modules/:name/resume' },
  { ...LOOK, route: '/dashboard/parked' },
  { ...ACT, route: '/dashboard/parked/:consumer/:stream/release' },
  { ...LOOK, route: '/dashboard/cases' },
];
