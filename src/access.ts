import { auditAccess } from './audit/access.js';
import { checkoutAccess } from './checkout/access.js';
import { codesAccess } from './codes/access.js';
import { maintenanceAccess } from './maintenance/access.js';
import { dashboardAccess } from './dashboard/access.js';
import { operationsAccess } from './operations/access.js';
import { healthAccess } from './platform/http/health.access.js';
import { metricsAccess } from './platform/metrics/metrics.access.js';
import { openApiAccess } from './platform/openapi/open-api.access.js';
import type { AccessRule } from './platform/security/access-table.js';

/** Who may use which route: the one table, of all contexts. */
export const access: readonly AccessRule[] = [
  ...healthAccess,
  ...metricsAccess,
  ...openApiAccess,
  ...checkoutAccess,
  ...operationsAccess,
  ...codesAccess,
  ...auditAccess,
  ...maintenanceAccess,
  ...dashboardAccess,
];
