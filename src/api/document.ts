import { access } from '../access.js';
import { auditRoutes, auditSchemas } from '../audit/openapi.js';
import { checkoutRoutes, checkoutSchemas } from '../checkout/openapi.js';
import { codesRoutes, codesSchemas } from '../codes/openapi.js';
import { maintenanceRoutes, maintenanceSchemas } from '../maintenance/openapi.js';
import { operationsRoutes, operationsSchemas } from '../operations/openapi.js';
import { metricsDoc } from '../platform/metrics/metrics.openapi.js';
import { openApiDocument } from '../platform/openapi/document.js';
import { platformRoutes, platformSchemas } from '../platform/openapi/platform.openapi.js';
import type { Schema } from '../platform/openapi/schema.js';
import { problems } from './error-codes.js';
import { LIMIT_ROWS } from './limit-rows.js';

const DESCRIPTION = `Takes an order whose payment was collected and makes good on every line of it.

Every answer that is not a success is \`application/problem+json\` with a stable \`code\`. What can go wrong before a request
reaches a route is not repeated at each: 400 \`not-http\` and \`body-incomplete\`, 408 \`request-too-slow\`, 431 \`headers-too-large\`; 404 \`not-found\` where there is no route.

Limits: ${LIMIT_ROWS.map(([what, limit, answer]) => `${what} ${limit} (${answer})`).join('; ')}.`;

/** What /openapi.json says. */
export function apiDocument(): Schema {
  return openApiDocument({
    info: {
      ...{ title: 'Makegood', version: '1', description: DESCRIPTION },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [
      { name: 'Orders', description: 'For checkouts: placing orders, and how they are.' },
      { name: 'Operations', description: 'For operators: what did not go by itself.' },
      { name: 'Codes', description: 'Enrollment codes: for their buyers, and for who uses one.' },
      { name: 'Audit', description: 'What happened, when, and because of whom.' },
      { name: 'Webhooks', description: 'For payment processors.' },
      { name: 'Service', description: 'The service itself.' },
    ],
    routes: [
      ...checkoutRoutes,
      ...operationsRoutes,
      ...codesRoutes,
      ...auditRoutes,
      ...maintenanceRoutes,
      ...platformRoutes,
      metricsDoc,
    ],
    schemas: {
      ...checkoutSchemas,
      ...operationsSchemas,
      ...codesSchemas,
      ...auditSchemas,
      ...maintenanceSchemas,
      ...platformSchemas,
    },
    access,
    problems,
  });
}
