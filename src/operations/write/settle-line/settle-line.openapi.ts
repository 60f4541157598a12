import { COMPLETE_ORDER } from '../../../checkout/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref } from '../../../platform/openapi/schema.js';
import { LINE_PARAMETERS } from '../../line-path.js';

export const settleLineDoc: RouteDoc = {
  method: 'POST',
  ...{ route: '/v1/orders/:number/lines/:line/settlement', id: 'settleLine', tag: 'Operations' },
  summary: 'Say how a line was settled outside of the system',
  description: 'Nobody is called, and what was due for the line is not done any more.',
  path: LINE_PARAMETERS,
  body: {
    schema: ref('SettleLineRequest'),
    examples: {
      complete: {
        summary: 'Enrolled by hand',
        value: { outcome: 'complete', reason: 'Enrolled in the LMS by hand.', evidence: 'T-4711' },
      },
      abandoned: {
        summary: 'Given up',
        value: { outcome: 'abandoned', reason: 'The course was cancelled, the money is back.' },
      },
    },
  },
  answers: {
    200: {
      description: 'The order with the line settled, now or before.',
      schema: ref('Order'),
      headers: { ETag: 'always', 'Makegood-Position': 'always' },
      examples: { settled: { summary: 'Settled', value: COMPLETE_ORDER } },
    },
  },
  problems: [
    ...['order-not-found', 'unreadable', 'line-not-found', 'order-not-placed'],
    ...['line-already-complete', 'line-revoked'],
  ],
};
