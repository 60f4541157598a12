import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ANY_OBJECT, ref } from '../../../platform/openapi/schema.js';
import { ORDER_NUMBER_PARAMETER } from '../../order-parameter.js';
import { PENDING_ORDER } from '../../read/order-status/order-examples.js';

export const paymentConfirmationDoc: RouteDoc = {
  method: 'POST',
  ...{ route: '/v1/orders/:number/payment/confirmation', id: 'confirmPayment', tag: 'Orders' },
  summary: 'The payer has done what `payment.nextAction` asked for',
  description: 'Changes nothing by itself: the processor is asked at once, and its word counts.',
  path: [ORDER_NUMBER_PARAMETER],
  answers: {
    202: {
      description: 'The order as it is now; ask for it to see what the processor said.',
      schema: ref('Order'),
      examples: { pending: { summary: 'Still pending', value: PENDING_ORDER } },
    },
  },
  problems: ['order-not-found', 'unreadable'],
};

export const stripeWebhookDoc: RouteDoc = {
  ...{ method: 'POST', route: '/v1/webhooks/stripe', id: 'receiveStripeEvent', tag: 'Webhooks' },
  summary: 'Stripe says that something happened',
  description:
    'Known by `Stripe-Signature`. It only wakes the probe, so lost and repeated deliveries do no harm.',
  headers: ['Stripe-Signature'],
  body: {
    isOpaque: true,
    schema: ANY_OBJECT,
    examples: {
      succeeded: {
        summary: 'A payment succeeded',
        value: { id: 'evt_1', object: 'event', type: 'payment_intent.succeeded' },
      },
    },
  },
  answers: { 204: { description: 'Heard, also when it is about no order of ours.' } },
  problems: ['webhook-signature-invalid', 'engine-unavailable'],
};
