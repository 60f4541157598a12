import { FAILING_ORDER, ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import { queryParameters } from '../../../platform/openapi/request-schema.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  described,
  listOf,
  object,
  ref,
  TEXT,
  type Schemas,
} from '../../../platform/openapi/schema.js';
import { WHOLE_CHAIN } from '../history/history.openapi.js';
import { AS_OF } from '../order-at/order-at.openapi.js';
import type { OrderStepsPage } from './order-steps.query.js';
import { OrderStepsRequest } from './order-steps.request.js';

export const orderStepsSchemas: Schemas = {
  OrderStep: object({
    ...AS_OF,
    changed: listOf(
      object(
        { path: described(TEXT, 'As in `lines[0].status`.'), 'from?': {}, 'to?': {} },
        { description: 'Without `from` it was not there before, without `to` it is gone.' },
      ),
    ),
    order: described(
      { anyOf: [ref('Order'), { type: 'null' }] },
      'After the event. Null: there was no order to be seen, as between two events that were written at once.',
    ),
  }),
};

const PAGE: OrderStepsPage = {
  steps: [
    {
      ...{ number: 3, type: 'FulfillmentFailed', at: '2026-11-23T10:00:00.120Z' },
      actor: { kind: 'system', id: 'fulfillment' },
      changed: [
        { path: 'status', from: 'Open', to: 'Fulfillment Error' },
        { path: 'lines[0].status', from: 'Open', to: 'Fulfillment Server Error' },
        { path: 'lines[0].attempts', from: 0, to: 1 },
      ],
      order: FAILING_ORDER,
    },
  ],
  chain: WHOLE_CHAIN,
};

export const orderStepsDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders/:number/steps', id: 'getSteps', tag: 'Audit' },
  summary: 'How an order became what it is, event by event',
  description: 'What each event changed, and the order as it was after it. In pages.',
  path: [ORDER_NUMBER_PARAMETER],
  query: queryParameters(OrderStepsRequest, {
    from: 'Steps from the event of this number on; from the first unless told.',
    limit: 'Steps of a page, 1 to 200; 50 unless told.',
  }),
  answers: {
    200: {
      description: 'A page, oldest first.',
      schema: object({
        steps: listOf(ref('OrderStep')),
        'next?': described({ type: 'integer' }, '`from` of the page that follows.'),
        chain: ref('Chain'),
      }),
      examples: { last: { summary: 'The last page', value: PAGE } },
    },
  },
  problems: ['order-not-found', 'unreadable'],
};
