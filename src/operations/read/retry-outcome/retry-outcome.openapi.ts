import { ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { listOf, object, oneOf, ref, TEXT, TIME } from '../../../platform/openapi/schema.js';
import type { RetryView } from './retry-outcome.query.js';

const RETRY: RetryView = {
  ...{ retryId: '6f1f0b8e-59bb-5a39-8d2c-6f2f4f0c9c11', requestedAt: '2026-11-23T11:00:00.000Z' },
  ...{ actor: { kind: 'user', id: 'olga' }, reason: 'The LMS is back.', ended: true },
  lines: [{ line: '1', outcome: 'fulfilled', event: 5, at: '2026-11-23T11:00:00.120Z' }],
};

const outcome = oneOf<RetryView['lines'][number]['outcome']>({
  ...{ waiting: true, fulfilled: true, failed: true, deferred: true, overtaken: true },
});

export const retryOutcomeDoc: RouteDoc = {
  method: 'GET',
  ...{ route: '/v1/orders/:number/fulfillment/retries/:retry', id: 'getRetry', tag: 'Operations' },
  summary: 'What became of a retry, line by line',
  description: '`overtaken`: revoked or settled by hand before it was attempted.',
  path: [
    ORDER_NUMBER_PARAMETER,
    { name: 'retry', description: '`retryId` of the retry.', schema: TEXT },
  ],
  answers: {
    200: {
      description: 'Its outcome so far.',
      schema: object({
        ...{ retryId: TEXT, requestedAt: TIME, actor: ref('Actor'), reason: TEXT },
        ended: { type: 'boolean' },
        lines: listOf(
          object({
            ...{ line: TEXT, outcome, 'event?': { type: 'integer' }, 'at?': TIME },
            'failure?': object({ code: TEXT, message: TEXT }),
          }),
        ),
      }),
      examples: { ended: { summary: 'Line 1 is fulfilled', value: RETRY } },
    },
  },
  problems: ['order-not-found', 'unreadable', 'retry-not-found'],
};
