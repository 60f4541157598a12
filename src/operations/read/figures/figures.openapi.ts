import { queryParameters } from '../../../platform/openapi/request-schema.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  described,
  listOf,
  object,
  ref,
  TEXT,
  TIME,
  type Schemas,
} from '../../../platform/openapi/schema.js';
import type { FiguresAnswer } from './figures.controller.js';
import { FiguresRequest } from './figures.request.js';

const WHOLE = { type: 'integer', minimum: 0 };
const COUNTS = { type: 'object', additionalProperties: WHOLE };

export const figuresSchemas: Schemas = {
  ModuleFigures: object({
    module: TEXT,
    fulfilled: WHOLE,
    failed: described(COUNTS, 'Attempts that failed, by class.'),
    deferred: WHOLE,
    revoked: WHOLE,
    revocationsFailed: described(WHOLE, 'Attempts to undo that failed.'),
    givenUp: described(WHOLE, 'Lines after which nothing happens by itself any more.'),
  }),
  HourFigures: object({
    from: described(TIME, 'When the hour began.'),
    orders: object({
      placed: WHOLE,
      completed: described(WHOLE, 'Every line was made good in the end.'),
      failed: described(WHOLE, 'They came to `Fulfillment Error`.'),
    }),
    'placedToFulfilled?': described(
      object({ p50Ms: WHOLE, p95Ms: WHOLE }),
      'Of the orders that were completed, within a tenth. Absent: none was.',
    ),
    settled: described(WHOLE, 'Lines that a person settled.'),
    modules: described(listOf(ref('ModuleFigures')), 'Those that did something.'),
  }),
  Figures: object({
    orders: described(COUNTS, 'By status, now.'),
    lines: described(COUNTS, 'By status, now.'),
    hours: described(listOf(ref('HourFigures')), 'The oldest first; the last is not over.'),
    stuck: described(ref('StuckTotals'), 'What is stuck now.'),
    asOf: ref('TablesAsOf'),
  }),
};

const FIGURES: FiguresAnswer = {
  orders: { Complete: 1246, 'Fulfillment Error': 3, Open: 2 },
  lines: { Complete: 2190, 'Fulfillment Server Error': 3, Open: 2 },
  hours: [
    {
      from: '2026-11-23T10:00:00.000Z',
      orders: { placed: 51, completed: 49, failed: 1 },
      placedToFulfilled: { p50Ms: 870, p95Ms: 3_120 },
      settled: 0,
      modules: [
        {
          ...{ module: 'enrollment', fulfilled: 49, failed: { server: 4 }, deferred: 0 },
          ...{ revoked: 1, revocationsFailed: 0, givenUp: 1 },
        },
      ],
    },
  ],
  stuck: { orders: 3, ordersNeedPerson: 1, lines: 3, since: '2026-11-23T08:41:31.120Z' },
  asOf: { position: '12345', lagMs: 0 },
};

export const figuresDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/figures', id: 'getFigures', tag: 'Operations' },
  summary: 'How all orders are, and what happened hour by hour',
  description:
    'Hours are those of UTC, and what happened belongs to the hour in which it was recorded. Imported orders are counted by status only. Tokens with `partners` see orders of these.',
  query: queryParameters(FiguresRequest, { hours: 'How many hours, 1 to 168; 24 unless told.' }),
  answers: {
    200: {
      description: 'The figures.',
      schema: ref('Figures'),
      headers: { 'Cache-Control': 'always' },
      examples: { hour: { summary: 'Of one hour', value: FIGURES } },
    },
  },
  problems: [],
};
