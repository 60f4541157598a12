import type { OrderView } from './order-view.js';

const SEAT = {
  ...{ id: '1', productType: 'Seat', sku: '8CF08E5', quantity: 1, unitPrice: '149.00' },
  title: 'Verified certificate, Analytical Engines',
} as const;

const DONATION = {
  ...{ id: '2', productType: 'Donation', sku: 'D0NAT10', quantity: 1, unitPrice: '10.00' },
  title: 'Donation',
} as const;

/** The order of docs/examples/order.json, a moment after it was placed. */
export const OPEN_ORDER: OrderView = {
  orderNumber: 'EDX-100001',
  status: 'Open',
  revision: 1,
  user: { username: 'ada', email: 'ada@example.com', lmsUserId: 42 },
  basketId: 'B-100001',
  shippingMethod: 'no-shipping-required',
  shippingCharge: '0.00',
  currency: 'USD',
  orderTotal: '159.00',
  partner: null,
  site: null,
  placedAt: '2026-11-23T10:00:00.000Z',
  payment: { status: 'Collected', processor: 'captured', reference: 'ch_100001', amount: '159.00' },
  lines: [
    { ...SEAT, status: 'Open', attempts: 0 },
    { ...DONATION, status: 'Open', attempts: 0 },
  ],
};

export const COMPLETE_ORDER: OrderView = {
  ...OPEN_ORDER,
  status: 'Complete',
  revision: 3,
  lines: [
    { ...SEAT, status: 'Complete', attempts: 1, module: 'enrollment' },
    { ...DONATION, status: 'Complete', attempts: 1, module: 'donation' },
  ],
};

export const FAILING_ORDER: OrderView = {
  ...OPEN_ORDER,
  status: 'Fulfillment Error',
  statusReason: {
    status: 'Fulfillment Server Error',
    line: '1',
    code: 'lms-unavailable',
    message: 'The LMS is not available (HTTP 503): it answered with an empty body.',
  },
  revision: 3,
  lines: [
    {
      ...SEAT,
      status: 'Fulfillment Server Error',
      attempts: 1,
      module: 'enrollment',
      retry: 'scheduled',
      lastFailure: {
        class: 'server',
        code: 'lms-unavailable',
        message: 'The LMS is not available (HTTP 503): it answered with an empty body.',
        retryable: true,
        at: '2026-11-23T10:00:00.120Z',
      },
      nextAttemptAt: '2026-11-23T10:00:01.730Z',
    },
    { ...DONATION, status: 'Complete', attempts: 1, module: 'donation' },
  ],
};

const { placedAt, ...NOT_PLACED } = OPEN_ORDER;

export const PENDING_ORDER: OrderView = {
  ...NOT_PLACED,
  status: 'Payment Pending',
  revision: 0,
  payment: { status: 'Pending', processor: 'sandbox', amount: '159.00' },
};

/** A line of it is to be revoked. */
export const REVOKING_ORDER: OrderView = {
  ...COMPLETE_ORDER,
  revision: 4,
  lines: [
    { ...SEAT, status: 'Complete', attempts: 1, module: 'enrollment', revocation: 'requested' },
    { ...DONATION, status: 'Complete', attempts: 1, module: 'donation' },
  ],
};
