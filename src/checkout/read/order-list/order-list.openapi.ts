import { queryParameters } from '../../../platform/openapi/request-schema.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { listOf, object, ref, TEXT, type Schemas } from '../../../platform/openapi/schema.js';
import { COMPLETE_ORDER } from '../order-status/order-examples.js';
import type { OrderListAnswer } from './order-list.controller.js';
import { OrderListRequest } from './order-list.request.js';

const WORDS: Readonly<Record<keyof OrderListRequest, string>> = {
  status: 'Orders in this status.',
  user: 'Username of the buyer, as the LMS writes it.',
  placedAfter: 'Placed at this time or later; with an offset.',
  placedBefore: 'Placed before this time; with an offset.',
  productType: 'Orders with a line of this type.',
  limit: 'Orders of a page, 1 to 200; 50 unless told.',
  cursor: '`nextCursor` of the page before, with the same filters.',
};

const query = queryParameters(OrderListRequest, WORDS);

export const orderListSchemas: Schemas = {
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
