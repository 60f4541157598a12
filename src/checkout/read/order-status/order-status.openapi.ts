import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref } from '../../../platform/openapi/schema.js';
import { ORDER_NUMBER_PARAMETER } from '../../order-parameter.js';
import { COMPLETE_ORDER, FAILING_ORDER } from './order-examples.js';

const headers = {
  ETag: 'always',
  'Makegood-Position': 'always',
  'Cache-Control': 'always',
  'Preference-Applied': 'sometimes',
} as const;

export const orderStatusDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders/:number', id: 'getOrder', tag: 'Orders' },
  summary: 'One order, as it is',
  description:
    'Learners see their own orders, tokens with `partners` those of these; others do not exist for them.',
  path: [ORDER_NUMBER_PARAMETER],
  headers: ['Makegood-Position', 'If-None-Match', 'Prefer'],
  answers: {
    200: {
      description: 'The order.',
      schema: ref('Order'),
      headers,
      examples: {
        complete: { summary: 'All is made good', value: COMPLETE_ORDER },
        failing: { summary: 'The LMS was down, and is asked again', value: FAILING_ORDER },
      },
    },
    304: {
      description: 'Nothing has changed since the revision in `If-None-Match`.',
      headers,
    },
  },
  problems: ['order-not-found', 'unreadable'],
};
