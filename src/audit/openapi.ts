import type { RouteDoc } from '../platform/openapi/route-doc.js';
import type { Schemas } from '../platform/openapi/schema.js';
import { historyDoc, historySchemas } from './read/history/history.openapi.js';
import { orderAtDoc, orderAtSchemas } from './read/order-at/order-at.openapi.js';
import { orderStepsDoc, orderStepsSchemas } from './read/order-steps/order-steps.openapi.js';

/** The routes of this context for /openapi.json. */
export const auditRoutes: readonly RouteDoc[] = [historyDoc, orderAtDoc, orderStepsDoc];

export const auditSchemas: Schemas = {
  ...historySchemas,
  ...orderAtSchemas,
  ...orderStepsSchemas,
};
