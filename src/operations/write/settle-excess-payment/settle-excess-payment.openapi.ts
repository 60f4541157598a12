import { COMPLETE_ORDER, ORDER_NUMBER_PARAMETER } from '../../../checkout/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref } from '../../../platform/openapi/schema.js';

export const settleExcessPaymentDoc: RouteDoc = {
  method: 'POST',
  ...{ route: '/v1/orders/:number/excess-payments/settlement', id: 'settleExcessPayment' },
  tag: 'Operations',
  summary: 'Say that money which cannot pay the order was dealt with',
  description: 'Moves no money: what a person did at the processor, or agreed on, is recorded.',
  path: [ORDER_NUMBER_PARAMETER],
  body: {
    schema: ref('SettleExcessPaymentRequest'),
    examples: {
      refunded: {
        summary: 'Given back by hand',
        value: { reference: 'ch_2', reason: 'Paid twice; refunded at the processor.' },
      },
    },
  },
  answers: {
    200: {
      description: 'The order with the case closed, now or before.',
      schema: ref('Order'),
      headers: { ETag: 'always', 'Makegood-Position': 'always' },
      examples: {
        settled: {
          summary: 'Settled',
          value: {
            ...COMPLETE_ORDER,
            revision: 5,
            excessPayments: [
              {
                ...{ processor: 'captured', reference: 'ch_2', amount: '159.00' },
                status: 'settled-by-hand',
              },
            ],
          },
        },
      },
    },
  },
  problems: ['order-not-found', 'unreadable', 'excess-payment-not-found'],
};
