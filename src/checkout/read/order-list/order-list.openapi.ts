import {
  queryParameters,
  requestSchemas,
  type Additions,
} from '../../../platform/openapi/request-schema.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { listOf, object, ref, TEXT, type Schemas } from '../../../platform/openapi/schema.js';
import { COMPLETE_ORDER } from '../order-status/order-examples.js';
import type { OrderListAnswer } from './order-list.controller.js';
import { OrderListRequest, OrderSearchRequest } from './order-list.request.js';

const WORDS: Readonly<Record<keyof OrderListRequest, string>> = {
  status: 'Orders in this status, or in one of several with commas between them.',
  user: 'Username of the buyer, as the LMS writes it.',
  placedAfter: 'Placed at this time or later; with an offset.',
  placedBefore: 'Placed before this time; with an offset.',
  number:
    'The order with this number; `EDX-10*`: all whose numbers begin so. Case does not matter.',
  productType: 'Orders with a line of this type. One line must have this and all that follows.',
  sku: 'Orders with a line of this product.',
  course: 'Orders with a line of this course run (key) or course (UUID).',
  module: 'Orders with a line that this fulfilment module attempted last.',
  code: 'Orders with a line that failed so.',
  limit: 'Orders of a page, 1 to 200; 50 unless told.',
  cursor: '`nextCursor` of the page before, with the same filters.',
};

const query = queryParameters(OrderListRequest, WORDS);

/** What the members of a filter mean, for schemas of bodies. */
export const FILTER_WORDS: Additions = Object.fromEntries(
  Object.entries({ ...WORDS, email: 'E-mail of the buyer, whole; case does not matter.' }).flatMap(
    ([member, description]) =>
      ['OrderSearchRequest', 'OrderFilterBody'].map((type) => [
        `${type}.${member}`,
        { description },
      ]),
  ),
);

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
