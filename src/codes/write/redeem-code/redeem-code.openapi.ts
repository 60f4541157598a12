import type { OrderView } from '../../../checkout/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref } from '../../../platform/openapi/schema.js';

const NUMBER = 'CODE-7F1C0B8E59BB4A398D2C6F2F4F0C9C11';

const SEAT_ORDER: OrderView = {
  ...{ orderNumber: NUMBER, status: 'Open', revision: 1, basketId: NUMBER },
  user: { username: 'grace', email: '' },
  ...{ shippingMethod: 'no-shipping-required', shippingCharge: '0.00' },
  ...{ currency: 'USD', orderTotal: '0.00', partner: null, site: null },
  placedAt: '2026-11-24T09:30:00.000Z',
  payment: { status: 'Collected', processor: 'free', reference: NUMBER, amount: '0.00' },
  lines: [
    {
      ...{ id: '1', productType: 'Seat', sku: 'C0DES25', quantity: 1, unitPrice: '0.00' },
      ...{ title: 'Analytical Engines, 25 seats', status: 'Open', attempts: 0 },
    },
  ],
};

export const redeemCodeDoc: RouteDoc = {
  method: 'POST',
  ...{ route: '/v1/codes/:code/redemptions', id: 'redeemCode', tag: 'Codes' },
  summary: 'Use an enrollment code',
  description:
    'The code becomes the caller’s, once, and a seat is ordered for them: the order that is answered, which enrolls them like ' +
    'any other. With the same `Idempotency-Key` the same answer comes again; without it, a code that is used is used.',
  path: [
    {
      name: 'code',
      description: '16 characters; upper and lower case, and dashes, do not matter.',
      schema: { type: 'string', examples: ['K3V0P8W2QZ5M1TFA'] },
    },
  ],
  answers: {
    201: {
      description: 'The order of the seat.',
      schema: ref('Order'),
      headers: { Location: 'always', ETag: 'always', 'Makegood-Position': 'always' },
      examples: {
        redeemed: {
          summary: 'A seat is ordered',
          value: SEAT_ORDER,
        },
      },
    },
  },
  problems: ['code-not-found', 'code-used', 'code-void', 'code-expired', 'codes-behind'],
};
