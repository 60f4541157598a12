/** docs/examples/order.json. */
export const ORDER_REQUEST = {
  orderNumber: 'EDX-100001',
  user: { username: 'ada', email: 'ada@example.com', lmsUserId: 42 },
  basket: {
    id: 'B-100001',
    lines: [
      {
        id: '1',
        productType: 'Seat',
        sku: '8CF08E5',
        title: 'Verified certificate, Analytical Engines',
        quantity: 1,
        unitPrice: '149.00',
        attributes: { courseKey: 'course-v1:edX+DemoX+2026', certificateType: 'verified' },
      },
      {
        id: '2',
        productType: 'Donation',
        sku: 'D0NAT10',
        title: 'Donation',
        quantity: 1,
        unitPrice: '10.00',
      },
    ],
  },
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
  payment: { processor: 'captured', reference: 'ch_100001', amount: '159.00' },
};

export const SANDBOX_REQUEST = {
  ...ORDER_REQUEST,
  orderNumber: 'EDX-100002',
  payment: { processor: 'sandbox', token: 'tok_ok' },
};

const { billingAddress, ...WITHOUT_ADDRESS } = ORDER_REQUEST;

export const FREE_REQUEST = {
  ...WITHOUT_ADDRESS,
  orderNumber: 'EDX-100003',
  basket: {
    id: 'B-100003',
    lines: [
      {
        id: '1',
        productType: 'Seat',
        sku: '8CF08E6',
        title: 'Audit, Analytical Engines',
        quantity: 1,
        unitPrice: '0.00',
        attributes: { courseKey: 'course-v1:edX+DemoX+2026' },
      },
    ],
  },
  orderTotal: '0.00',
  payment: { processor: 'free' },
};
