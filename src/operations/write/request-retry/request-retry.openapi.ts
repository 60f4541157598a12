import { ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { described, listOf, object, ref, TEXT } from '../../../platform/openapi/schema.js';

const waitingFor = described(
  ref('WaitingFor'),
  'A module of these lines is paused or rests: they are attempted when it goes on.',
);
const accepted = object({ retryId: TEXT, lines: listOf(TEXT), 'waitingFor?': waitingFor });
const headers = { 'Makegood-Position': 'always' } as const;
const RETRY = { retryId: '6f1f0b8e-59bb-5a39-8d2c-6f2f4f0c9c11', lines: ['1'] };

export const requestRetryDoc: RouteDoc = {
  method: 'POST',
  ...{ route: '/v1/orders/:number/fulfillment/retries', id: 'requestRetry', tag: 'Operations' },
  summary: 'Attempt again at once what failed',
  description: 'The lines get a new automatic budget. Without `lines`: every line that failed.',
  path: [ORDER_NUMBER_PARAMETER],
  body: {
    schema: ref('RequestRetryRequest'),
    examples: {
      all: { summary: 'All that failed', value: { reason: 'The LMS is back.' } },
      one: { summary: 'One line', value: { lines: ['1'], reason: 'The course is open again.' } },
    },
  },
  answers: {
    202: {
      description: 'Asked for.',
      schema: accepted,
      headers,
      examples: { asked: { summary: 'Line 1 is attempted next', value: RETRY } },
    },
    200: {
      description: 'One that was asked for before has not begun yet; this is its id.',
      schema: accepted,
      headers,
      examples: { known: { summary: 'Asked for already', value: RETRY } },
    },
  },
  problems: [
    'order-not-found',
    'unreadable',
    'line-not-found',
    'order-not-placed',
    'nothing-to-retry',
  ],
};
