import type { ConsumerBrief, Health } from '../http/health.js';
import type { ConsumerReport } from '../projections/consumer-report.js';
import type { RouteDoc } from './route-doc.js';
import { ANY_OBJECT, listOf, object, oneOf, ref, TEXT, type Schemas } from './schema.js';

const CHECK = object({ ok: { type: 'boolean' }, 'detail?': TEXT });

const CONDITION: Schemas = {
  state: oneOf<ConsumerBrief['state']>({ live: true, 'catching-up': true, stopped: true }),
  lagMs: { type: ['number', 'null'], description: 'By how many ms it is behind, if known.' },
  parked: { type: ['integer', 'null'], description: 'Streams that it cannot handle, if known.' },
};

export const platformSchemas: Schemas = {
  Consumer: object({
    ...{ consumer: TEXT, ...CONDITION, position: { type: ['string', 'null'] } },
    'why?': oneOf<NonNullable<ConsumerReport['why']>>({
      ...{ 'parked-too-many': true, 'event-too-new': true, 'other-store': true, failing: true },
      'nobody-leads': true,
    }),
  }),
  Health: object({
    status: oneOf<Health['status']>({ ok: true, failing: true }),
    'notice?': { ...TEXT, description: 'What is only played here.' },
    checks: { type: 'object', additionalProperties: CHECK },
    'consumers?': {
      ...{ type: 'object', additionalProperties: object(CONDITION) },
      description: 'How what follows the events is: told, but no reason to be failing.',
    },
  }),
};

const WELL: Health = {
  ...{ status: 'ok', checks: { 'event-store': { ok: true } } },
  consumers: { 'fulfillment-saga-1': { state: 'live', lagMs: 0, parked: 0 } },
};

const FAILING: Health = {
  status: 'failing',
  checks: { 'event-store': { ok: false, detail: 'no answer in time' } },
};

const NOT_KEPT = { 'Cache-Control': 'always' } as const;

/** The routes that every service of the house has. */
export const platformRoutes: readonly RouteDoc[] = [
  {
    ...{ method: 'GET', route: '/health/live', id: 'isLive', tag: 'Service' },
    summary: 'Is the process there?',
    answers: {
      200: {
        description: 'It is.',
        schema: object({ status: { type: 'string', const: 'ok' } }),
        examples: { live: { summary: 'Always', value: { status: 'ok' } } },
      },
    },
    problems: [],
  },
  {
    ...{ method: 'GET', route: '/health/ready', id: 'isReady', tag: 'Service' },
    summary: 'May requests come?',
    answers: {
      200: {
        description: 'All that is needed for placing orders answers.',
        schema: ref('Health'),
        headers: NOT_KEPT,
        examples: { well: { summary: 'Well', value: WELL } },
      },
      503: {
        description: 'Something does not.',
        schema: ref('Health'),
        headers: NOT_KEPT,
        examples: { failing: { summary: 'The event store is away', value: FAILING } },
      },
    },
    problems: [],
  },
  {
    ...{ method: 'GET', route: '/openapi.json', id: 'getOpenApi', tag: 'Service' },
    summary: 'This document',
    answers: {
      200: {
        description: 'OpenAPI 3.1.',
        schema: object({
          openapi: TEXT,
          info: ANY_OBJECT,
          servers: listOf(ANY_OBJECT),
          tags: listOf(ANY_OBJECT),
          paths: ANY_OBJECT,
          components: ANY_OBJECT,
        }),
        headers: NOT_KEPT,
      },
    },
    problems: [],
  },
  {
    ...{ method: 'GET', route: '/docs', id: 'getDocs', tag: 'Service' },
    summary: 'This document, to read and to try',
    answers: {
      200: {
        description: 'A page.',
        mediaType: 'text/html',
        schema: TEXT,
        headers: NOT_KEPT,
      },
    },
    problems: [],
  },
  {
    ...{ method: 'GET', route: '/docs/:file', id: 'getDocsFile', tag: 'Service' },
    summary: 'What the page is made of',
    path: [{ name: 'file', description: 'Its name.', schema: TEXT }],
    answers: {
      200: { description: 'A file.', mediaType: '*/*', schema: {}, headers: NOT_KEPT },
    },
    problems: ['not-found'],
  },
];
