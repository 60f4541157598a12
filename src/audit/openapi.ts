import type { RouteDoc } from '../platform/openapi/route-doc.js';
import type { Schemas } from '../platform/openapi/schema.js';
import { historyDoc, historySchemas } from './read/history/history.openapi.js';

/** The routes of this context for /openapi.json. */
export const auditRoutes: readonly RouteDoc[] = [historyDoc];

export const auditSchemas: Schemas = historySchemas;
