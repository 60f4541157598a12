import { ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import type { Actor } from '../../../kernel/event.js';
import type { OrderEventType } from '../../../order/events.js';
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

const eventType = oneOf<OrderEventType>({
  PaymentRequested: true,
  PaymentPrepared: true,
  PaymentCollected: true,
  PaymentDeclined: true,
  OrderPlaced: true,
  LineFulfilled: true,
  FulfillmentFailed: true,
  FulfillmentDeferred: true,
  FulfillmentRetryRequested: true,
  RevocationRequested: true,
  LineRevoked: true,
  RevocationFailed: true,
  LineSettledByHand: true,
  ExcessPaymentReported: true,
  ExcessPaymentRefunded: true,
  ExcessPaymentRefundFailed: true,
  ExcessPaymentSettledByHand: true,
  PaymentClaimVoided: true,
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
    type: eventType,
    at: TIME,
    actor: ref('Actor'),
    data: described(ANY_OBJECT, 'What happened, by `type`.'),
    metadata: ref('EventMetadata'),
    hash: described(
      TEXT,
      'SHA-256 of the event as it is stored: the `prevHash` of the one that follows.',
    ),
  }),
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

export const historyDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders/:number/history', id: 'getHistory', tag: 'Audit' },
  summary: 'Everything that ever happened to an order',
  description: 'Straight from the event store, oldest first.',
  path: [ORDER_NUMBER_PARAMETER],
  answers: {
    200: {
      description: 'Its events.',
      schema: object({ events: listOf(ref('Event')) }),
      examples: { one: { summary: 'An event of four', value: { events: [FULFILLED] } } },
    },
  },
  problems: ['order-not-found'],
};
