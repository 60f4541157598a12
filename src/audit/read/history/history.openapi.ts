import { ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import type { Actor } from '../../../kernel/event.js';
import type { BrokenBy, Chain } from '../../../kernel/event-chain.js';
import { ORDER_EVENT_TYPES } from '../../../order/upcasters.js';
import { queryParameters } from '../../../platform/openapi/request-schema.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  ANY_OBJECT,
  described,
  listOf,
  object,
  oneOf,
  ref,
  TEXT,
  TIME,
  type Schemas,
} from '../../../platform/openapi/schema.js';
import type { HistoryEvent } from './history.query.js';
import { HistoryRequest } from './history.request.js';

const query = queryParameters(HistoryRequest, {
  type: 'Events of this type.',
  line: 'Events about the line of this id.',
  actor: 'Events that this person, service or part of the house is the actor of.',
  command: 'Events that this command wrote.',
  after: 'Events that happened at this time or later; with an offset.',
  before: 'Events that happened before this time; with an offset.',
});

export const historySchemas: Schemas = {
  Actor: object({ kind: oneOf<Actor['kind']>({ user: true, system: true }), id: TEXT }),
  EventMetadata: object({
    $correlationId: described(TEXT, 'The conversation: the trace id of the request.'),
    $causationId: TEXT,
    commandId: TEXT,
    actor: ref('Actor'),
    'reason?': TEXT,
    schemaVersion: { type: 'integer' },
    occurredAt: TIME,
    'traceparent?': TEXT,
    'prevHash?': described(
      TEXT,
      'SHA-256 of the event before it in the stream; absent from the first.',
    ),
    'fingerprint?': object({ keyId: TEXT, value: TEXT }),
  }),
  Event: object({
    number: { type: 'integer', minimum: 0 },
    id: TEXT,
    type: { type: 'string', enum: ORDER_EVENT_TYPES },
    at: TIME,
    actor: ref('Actor'),
    data: described(ANY_OBJECT, 'What happened, by `type`.'),
    metadata: ref('EventMetadata'),
    hash: described(
      TEXT,
      'SHA-256 of the event as it is stored: the `prevHash` of the one that follows.',
    ),
  }),
  Chain: object(
    {
      whole: described({ type: 'boolean' }, 'Each event names the hash of the one before it.'),
      'head?': described(TEXT, 'Of a whole chain: the hash of the last event. Keep it elsewhere.'),
      'brokenAt?': described(
        { type: 'integer', minimum: 0 },
        'Number of the event that does not fit what is before it.',
      ),
      'why?': described(
        oneOf<BrokenBy>({ missing: true, hash: true, foreign: true }),
        '`missing`: an event before it is not there. `hash`: it or the one before it was changed. `foreign`: somebody else wrote it; it and what follows is not shown.',
      ),
    },
    { description: 'Whether the stream is as it was written, as far as it can tell by itself.' },
  ),
};

const FULFILLED: HistoryEvent = {
  number: 2,
  id: '0c8e6d3e-5a4b-4d0a-9b1f-6a1f1f9b8f10',
  type: 'LineFulfilled',
  at: '2026-11-23T10:00:00.120Z',
  actor: { kind: 'system', id: 'fulfillment' },
  data: {
    ...{ lineId: '1', module: 'enrollment', attempt: 1, basis: 1 },
    receipt: { courseKey: 'course-v1:edX+DemoX+2026', mode: 'verified' },
  },
  metadata: {
    $correlationId: '4bf92f3577b34da6a3ce929d0e0e4736',
    $causationId: '5f0c5a3a-4e0d-4f8e-8b0a-0a4f8d7e2c11',
    commandId: 'b9d1f0c2-7f6e-5a4d-8c3b-2a1f0e9d8c7b',
    actor: { kind: 'system', id: 'fulfillment' },
    schemaVersion: 1,
    occurredAt: '2026-11-23T10:00:00.120Z',
    prevHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  hash: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
};

export const WHOLE_CHAIN: Chain = { whole: true, head: FULFILLED.hash };

export const historyDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders/:number/history', id: 'getHistory', tag: 'Audit' },
  summary: 'Everything that ever happened to an order',
  description:
    'Straight from the event store, oldest first. `chain` is about all events, whichever were asked for.',
  path: [ORDER_NUMBER_PARAMETER],
  query,
  answers: {
    200: {
      description: 'Its events.',
      schema: object({ events: listOf(ref('Event')), chain: ref('Chain') }),
      examples: {
        one: { summary: 'An event of four', value: { events: [FULFILLED], chain: WHOLE_CHAIN } },
      },
    },
  },
  problems: ['order-not-found', 'unreadable'],
};
