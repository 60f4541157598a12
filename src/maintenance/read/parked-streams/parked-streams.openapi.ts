import { queryParameters } from '../../../platform/openapi/request-schema.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { listOf, object, TEXT, TIME, type Schema } from '../../../platform/openapi/schema.js';
import { FAULT_CODES } from '../../../platform/projections/stream-fault.js';
import type { ParkedStreamsView } from './parked-streams.query.js';
import { ParkedStreamsRequest } from './parked-streams.request.js';

const COUNT: Schema = { type: 'integer' };

const PARKED: ParkedStreamsView = {
  parkedStreams: [
    {
      ...{ consumer: 'fulfillment-saga-1', stream: 'order-edx-100001', orderNumber: 'edx-100001' },
      ...{ fromEvent: 2, waiting: 1, since: '2026-11-23T10:00:00.000Z' },
      ...{ times: 1, lastTriedAt: '2026-11-23T10:00:00.000Z' },
      error: {
        ...{ code: 'subject-unknown', message: FAULT_CODES['subject-unknown'] },
        ...{ event: 2, type: 'OrderPlaced', where: 'SubjectUnknown at key-vault.js:10:3' },
      },
    },
  ],
  total: 1,
};

export const parkedStreamsDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/parked-streams', id: 'listParkedStreams', tag: 'Operations' },
  summary: 'Orders whose events a consumer cannot handle',
  description:
    'Their events wait while all others go on. The oldest 200. Tokens with `partners` see none: whose order it is cannot always be told.',
  query: queryParameters(ParkedStreamsRequest, { consumer: 'Those of this consumer.' }),
  answers: {
    200: {
      description: 'What is parked.',
      schema: object({
        parkedStreams: listOf(
          object({
            ...{ consumer: TEXT, stream: TEXT, 'orderNumber?': TEXT },
            ...{ fromEvent: COUNT, waiting: COUNT, since: TIME, times: COUNT, lastTriedAt: TIME },
            error: object({
              ...{ code: TEXT, message: TEXT, event: COUNT, where: TEXT },
              type: { type: ['string', 'null'] },
            }),
            'release?': object({ askedAt: TIME, by: TEXT, reason: TEXT }),
          }),
        ),
        total: COUNT,
      }),
      headers: { 'Cache-Control': 'always' },
      examples: { one: { summary: 'A key is missing', value: PARKED } },
    },
  },
  problems: [],
};
