import { FAILING_ORDER, ORDER_NUMBER_PARAMETER, ORDER_SCHEMA } from '../../../checkout/contract.js';
import { queryParameters } from '../../../platform/openapi/request-schema.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  extended,
  object,
  ref,
  TEXT,
  TIME,
  type Schemas,
} from '../../../platform/openapi/schema.js';
import { WHOLE_CHAIN } from '../history/history.openapi.js';
import type { OrderThen } from './order-at.query.js';
import { OrderAtRequest } from './order-at.request.js';

/** The members of `AsOf`. */
export const AS_OF = {
  number: { type: 'integer', minimum: 0 },
  type: TEXT,
  at: TIME,
  actor: ref('Actor'),
};

export const orderAtSchemas: Schemas = {
  AsOf: object(AS_OF, { description: 'The event that the order was last changed by.' }),
  OrderThen: extended(ORDER_SCHEMA, { asOf: ref('AsOf'), chain: ref('Chain') }),
};

const THEN: OrderThen = {
  ...FAILING_ORDER,
  asOf: {
    ...{ number: 3, type: 'FulfillmentFailed', at: '2026-11-23T10:00:00.120Z' },
    actor: { kind: 'system', id: 'fulfillment' },
  },
  chain: WHOLE_CHAIN,
};

export const orderAtDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders/:number/at', id: 'getOrderAt', tag: 'Audit' },
  summary: 'An order as it was',
  description:
    'After the event of a number, or at a time: after the last event that had happened by then. Made of the events by the ' +
    'very function that decides on them. `chain` says whether they are still as they were written.',
  path: [ORDER_NUMBER_PARAMETER],
  query: queryParameters(OrderAtRequest, {
    revision: 'Number of an event. This or `time`.',
    time: 'With an offset. This or `revision`.',
  }),
  answers: {
    200: {
      description: 'As GET of the order would have answered then.',
      schema: ref('OrderThen'),
      examples: { failing: { summary: 'Line 1 had just failed', value: THEN } },
    },
  },
  problems: ['order-not-found', 'unreadable', 'no-order-then'],
};
