import { COMPLETE_ORDER, ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref } from '../../../platform/openapi/schema.js';

export const annotateDoc: RouteDoc = {
  ...{ method: 'POST', route: '/v1/orders/:number/notes', id: 'annotate', tag: 'Operations' },
  summary: 'Write a note into the history of an order',
  description: 'It changes nothing. It stays for ever, in plain text: do not name persons in it.',
  path: [ORDER_NUMBER_PARAMETER],
  body: {
    schema: ref('AnnotateRequest'),
    examples: { note: { summary: 'A note', value: { text: 'The buyer called: see T-4711.' } } },
  },
  answers: {
    201: {
      description: 'Written; the order as it is.',
      schema: ref('Order'),
      headers: { ETag: 'always', 'Makegood-Position': 'always' },
      examples: { noted: { summary: 'Noted', value: { ...COMPLETE_ORDER, revision: 4 } } },
    },
  },
  problems: ['order-not-found', 'unreadable'],
};
