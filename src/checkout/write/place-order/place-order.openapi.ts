import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref } from '../../../platform/openapi/schema.js';
import {
  COMPLETE_ORDER,
  OPEN_ORDER,
  PENDING_ORDER,
} from '../../read/order-status/order-examples.js';
import { FREE_REQUEST, ORDER_REQUEST, SANDBOX_REQUEST } from './request/request-examples.js';

const headers = {
  Location: 'always',
  ETag: 'always',
  'Makegood-Position': 'always',
  'Idempotency-Replayed': 'sometimes',
  'Preference-Applied': 'sometimes',
} as const;

export const placeOrderDoc: RouteDoc = {
  ...{ method: 'POST', route: '/v1/orders', id: 'placeOrder', tag: 'Orders' },
  summary: 'Place an order, exactly once',
  description: [
    'The same request sent again, at once or in a year, gets the same answer with `Idempotency-Replayed: true`, and nothing happens twice.',
    'After a decline only `payment` may differ. `orderTotal` = Σ(quantity × unitPrice − discount + tax) + shippingCharge, to the smallest unit.',
    'With `Prefer: wait=N` the answer is the final status, if that comes in time: made good, failed for good, or declined. A payment that wants something of the payer is answered at once.',
  ].join('\n\n'),
  headers: ['traceparent', 'Prefer'],
  body: {
    schema: ref('PlaceOrderRequest'),
    examples: {
      captured: { summary: 'Your checkout has collected the money', value: ORDER_REQUEST },
      sandbox: { summary: 'The sandbox is to collect it', value: SANDBOX_REQUEST },
      free: { summary: 'Nothing is to be paid', value: FREE_REQUEST },
    },
  },
  answers: {
    201: {
      description: 'Paid and placed, now or before; made good next, or already.',
      schema: ref('Order'),
      headers,
      examples: {
        placed: { summary: 'Placed', value: OPEN_ORDER },
        again: { summary: 'Sent again, a moment later', value: COMPLETE_ORDER },
      },
    },
    202: {
      description:
        'The processor has not said yet whether it collected the money. Ask for the order, or send it again.',
      schema: ref('Order'),
      headers,
      examples: { pending: { summary: 'Pending', value: PENDING_ORDER } },
    },
  },
  problems: [
    ...['payment-declined', 'partner-not-allowed', 'order-number-taken', 'order-already-paid'],
    ...['payment-already-used', 'payment-pending', 'not-free', 'payment-amount-mismatch'],
    ...['payment-not-found', 'payment-not-collected', 'payment-not-verified'],
    ...['processor-unknown', 'unreadable'],
  ],
  problemHeaders: {
    402: { 'Makegood-Position': 'always' },
    409: { 'Makegood-Position': 'sometimes' },
  },
};
