import type { FailureClass } from '../../../kernel/failure.js';
import type { LineStatus, OrderStatus } from '../../../order/state.js';
import type { RetryState } from '../../../order/status.js';
import type { ExcessPaymentView, LineView } from './order-view.js';
import type { WaitingFor } from '../../../platform/sagas/party-holds.js';
import {
  AMOUNT,
  described,
  listOf,
  object,
  oneOf,
  ref,
  TEXT,
  TIME,
  type Schema,
  type Schemas,
} from '../../../platform/openapi/schema.js';

const WHOLE = { type: 'integer', minimum: 0 };
const TEXT_OR_NULL = { type: ['string', 'null'] };

const orderStatus = oneOf<OrderStatus>({
  'Payment Pending': true,
  'Payment Declined': true,
  Open: true,
  Complete: true,
  'Fulfillment Error': true,
});

const lineStatus = oneOf<LineStatus>({
  Open: true,
  Complete: true,
  'Fulfillment Configuration Error': true,
  'Fulfillment Network Error': true,
  'Fulfillment Timeout Error': true,
  'Fulfillment Server Error': true,
  Revoked: true,
  'Revocation Error': true,
  Abandoned: true,
});

const failureClass = oneOf<FailureClass>({
  configuration: true,
  network: true,
  timeout: true,
  server: true,
});

const retry = described(
  oneOf<RetryState>({ scheduled: true, waiting: true, exhausted: true, 'not-retryable': true }),
  'Of a line that failed. `scheduled`: at `nextAttemptAt`. `waiting`: when its module works again. The others wait for a person.',
);

export const ORDER_SCHEMA: Schema = object({
  orderNumber: TEXT,
  status: ref('OrderStatus'),
  'statusReason?': ref('StatusReason'),
  revision: described(WHOLE, 'Number of the last event of the order.'),
  user: ref('User'),
  basketId: TEXT,
  shippingMethod: TEXT,
  shippingCharge: AMOUNT,
  currency: TEXT,
  orderTotal: AMOUNT,
  partner: TEXT_OR_NULL,
  site: TEXT_OR_NULL,
  'placedAt?': TIME,
  payment: ref('Payment'),
  'excessPayments?': listOf(ref('ExcessPayment')),
  lines: listOf(ref('Line')),
});

/** The order as every answer gives it: `OrderView`. */
export const orderSchemas: Schemas = {
  OrderStatus: orderStatus,
  LineStatus: lineStatus,
  Order: ORDER_SCHEMA,
  StatusReason: object(
    {
      status: { anyOf: [ref('OrderStatus'), ref('LineStatus')] },
      'line?': described(TEXT, 'Id of the line that failed first.'),
      code: TEXT,
      message: TEXT,
    },
    { description: 'Why an order is not well: its payment was declined, or a line failed.' },
  ),
  User: object({ username: TEXT, email: TEXT, 'lmsUserId?': { type: 'integer' } }),
  Payment: object({
    status: { type: 'string', enum: ['Pending', 'Declined', 'Collected'] },
    processor: TEXT,
    'source?': TEXT,
    'reference?': TEXT,
    amount: AMOUNT,
    'nextAction?': object(
      { type: TEXT, clientSecret: TEXT },
      { description: 'What the payer must do next; told once, and kept nowhere.' },
    ),
  }),
  ExcessPayment: object(
    {
      processor: TEXT,
      'source?': TEXT,
      reference: TEXT,
      amount: AMOUNT,
      status: oneOf<ExcessPaymentView['status']>({
        open: true,
        refunding: true,
        'refund-failed': true,
        refunded: true,
        'settled-by-hand': true,
      }),
      'reason?': TEXT,
      'closedBy?': oneOf<NonNullable<ExcessPaymentView['closedBy']>>({
        refund: true,
        operator: true,
      }),
    },
    { description: 'Money that cannot pay the order. `closedBy` says who ends the case.' },
  ),
  Line: object({
    id: TEXT,
    productType: TEXT,
    sku: TEXT,
    title: TEXT,
    quantity: WHOLE,
    unitPrice: AMOUNT,
    status: ref('LineStatus'),
    'module?': described(TEXT, 'The fulfilment module that attempted it last.'),
    attempts: described(WHOLE, 'Calls that were made, those by hand too.'),
    'revocation?': oneOf<NonNullable<LineView['revocation']>>({ requested: true, failed: true }),
    'deferred?': described(TEXT, 'The other side took it on and will be done later; what it said.'),
    'retry?': retry,
    'waitingFor?': described(
      ref('WaitingFor'),
      'Its module is paused or rests. Lists of orders do not say it.',
    ),
    'lastFailure?': ref('Failure'),
    'nextAttemptAt?': TIME,
  }),
  WaitingFor: object({
    module: TEXT,
    kind: described(
      oneOf<WaitingFor['kind']>({ paused: true, breaker: true }),
      '`paused`: a person stopped it. `breaker`: it fails as a whole, and is tried again by itself.',
    ),
    since: TIME,
    'reason?': described(TEXT, 'What the person said, or the code of the failure.'),
  }),
  Failure: object({
    class: failureClass,
    code: described(TEXT, 'See docs/errors.md.'),
    message: TEXT,
    retryable: { type: 'boolean' },
    at: TIME,
  }),
};
