import { REVOKING_ORDER } from '../../../checkout/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref } from '../../../platform/openapi/schema.js';
import { LINE_PARAMETERS } from '../../line-path.js';

export const revokeLineDoc: RouteDoc = {
  method: 'POST',
  ...{ route: '/v1/orders/:number/lines/:line/revocation', id: 'revokeLine', tag: 'Operations' },
  summary: 'Take back what a line gave',
  description: 'Accepted, and then done by the module of the line, with retries of its own.',
  path: LINE_PARAMETERS,
  body: {
    schema: ref('RevokeLineRequest'),
    examples: { twice: { summary: 'Bought twice', value: { reason: 'Bought twice.' } } },
  },
  answers: {
    202: {
      description: 'The order as it is now. A line that is revoked already stays so.',
      schema: ref('Order'),
      headers: { ETag: 'always', 'Makegood-Position': 'always' },
      examples: { requested: { summary: 'Asked for', value: REVOKING_ORDER } },
    },
  },
  problems: [
    'order-not-found',
    'unreadable',
    'line-not-found',
    'order-not-placed',
    'line-abandoned',
  ],
};
