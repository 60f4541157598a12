import type { AccessRule } from '../platform/security/access-table.js';

const LOOK = { method: 'GET', roles: ['operator', 'auditor'] } as const;

/** What a person does is done once for each `Idempotency-Key`. */
const ACT = { method: 'POST', roles: ['operator'], repeats: 'by-key' } as const;

export const maintenanceAccess: readonly AccessRule[] = [
  { ...LOOK, route: '/v1/consumers' },
  { ...LOOK, route: '/v1/parked-streams' },
  { ...ACT, route: '/v1/parked-streams/:consumer/:stream/release' },
  { ...LOOK, route: '/v1/projections' },
  { ...ACT, route: '/v1/projections/:projection/rebuild' },
  { ...ACT, route: '/v1/projections/:projection/switch' },
  { ...ACT, route: '/v1/projections/:projection/rollback' },
];
