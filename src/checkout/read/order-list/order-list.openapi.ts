import { queryParameters, requestSchemas } from '../../../platform/openapi/request-schema.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { listOf, object, ref, TEXT, type Schemas } from '../../../platform/openapi/schema.js';
import { COMPLETE_ORDER } from '../order-status/order-examples.js';
import { FILTER_WORDS, LIST_WORDS } from './filter-words.js';
import type { OrderListAnswer } from './order-list.controller.js';
import { OrderListRequest, OrderSearchRequest } from './order-list.request.js';

const query = queryParameters(OrderListRequest, LIST_WORDS);

export const orderListSchemas: Schemas = {
  ...requestSchemas(OrderSearchRequest, FILTER_WORDS),
  OrderList: object({
    orders: listOf(ref('Order')),
    'nextCursor?': { ...TEXT, description: 'Of the next page, if there is one.' },
    asOf: object(
      {
        position: { type: ['string', 'null'] },
        lagMs: { type: ['number', 'null'] },
      },
      { description: 'How far the list has come, and by how many ms it is behind, if known.' },
    ),
  }),
};

const PAGE: OrderListAnswer = { orders: [COMPLETE_ORDER], asOf: { position: '12345', lagMs: 0 } };

export const orderListDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders', id: 'listOrders', tag: 'Orders' },
  summary: 'Orders, last placed first, in pages',
  description: 'Learners see their own orders, tokens with `partners` those of these.',
  query,
  headers: ['Makegood-Position'],
  answers: {
    200: {
      description: 'A page.',
      schema: ref('OrderList'),
      headers: { 'Cache-Control': 'always' },
      examples: { last: { summary: 'The last page', value: PAGE } },
    },
  },
  problems: ['list-behind'],
};

export const orderSearchDoc: RouteDoc = {
  ...{ method: 'POST', route: '/v1/orders/search', id: 'searchOrders', tag: 'Orders' },
  summary: 'The same list, by what should not stand in an address line',
  description: 'Writes nothing. Members are as in the list of orders, and `email`.',
  headers: ['Makegood-Position'],
  body: {
    schema: ref('OrderSearchRequest'),
    examples: {
      email: { summary: 'The orders of an address', value: { email: 'ada@example.com' } },
      failed: {
        summary: 'What failed so',
        value: { status: 'Fulfillment Error', module: 'enrollment', code: 'lms-unavailable' },
      },
    },
  },
  answers: {
    200: {
      description: 'A page.',
      schema: ref('OrderList'),
      examples: { last: { summary: 'The last page', value: PAGE } },
    },
  },
  problems: ['list-behind'],
};
