import type { Line, Placed } from '../../../src/fulfillment/fulfillment-module.js';

export const SEAT: Line = {
  id: '1',
  productType: 'Seat',
  sku: '8CF08E5',
  title: 'Verified certificate, Analytical Engines',
  quantity: 1,
  unitPrice: '149.00',
  attributes: { courseKey: 'course-v1:edX+DemoX+2026', certificateType: 'verified' },
  status: 'Open',
  attempts: 0,
  budgetUsed: 0,
};

export const DONATION: Line = {
  id: '2',
  productType: 'Donation',
  sku: 'D0NAT10',
  title: 'Donation',
  quantity: 1,
  unitPrice: '10.00',
  status: 'Open',
  attempts: 0,
  budgetUsed: 0,
};

const DETAILS: Placed['details'] = {
  orderNumber: 'EDX-100001',
  user: { username: 'ada', email: 'ada@example.com', lmsUserId: 42 },
  basket: { id: 'B-100001', lines: [SEAT, DONATION] },
  shippingMethod: 'no-shipping-required',
  shippingCharge: '0.00',
  billingAddress: {
    firstName: 'Ada',
    lastName: 'Lovelace',
    line1: "12 St James's Square",
    city: 'London',
    postcode: 'SW1Y 4JH',
    country: 'GB',
  },
  currency: 'USD',
  orderTotal: '159.00',
  emailOptIn: false,
  partner: null,
  site: null,
};

/** The order of the documentation's examples, placed, with these lines and whatever else differs. */
export function exampleOrder(
  lines: readonly Line[] = [SEAT, DONATION],
  changes: Partial<Placed['details']> = {},
): Placed {
  return {
    stage: 'placed',
    details: { ...DETAILS, ...changes, basket: { id: 'B-100001', lines } },
    attempt: 1,
    origin: 'checkout',
    payment: {
      processor: 'captured',
      reference: 'ch_1',
      amount: '159.00',
      currency: 'USD',
      collectedAt: '2026-11-23T10:00:00.000Z',
    },
    placedAt: Date.parse('2026-11-23T10:00:00.789Z'),
    lines,
    excessPayments: [],
  };
}
