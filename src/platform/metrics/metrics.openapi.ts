import type { RouteDoc } from '../openapi/route-doc.js';
import { TEXT } from '../openapi/schema.js';

export const metricsDoc: RouteDoc = {
  ...{ method: 'GET', route: '/metrics', id: 'getMetrics', tag: 'Service' },
  summary: 'What is measured, for Prometheus',
  description:
    'Which there are, and what to be woken by: docs/operations.md. While SQL is away `makegood_database_up` is 0, and what it knows is left out.',
  answers: {
    200: {
      description: 'The text format of Prometheus, 0.0.4.',
      mediaType: 'text/plain',
      schema: TEXT,
      headers: { 'Cache-Control': 'always' },
    },
  },
  problems: [],
};
