import type { Config } from '../config/index.js';
import { FIRST_USER } from './users.js';

export interface Places {
  readonly http: string;
  /** Of the first user of the pages, when it was made just now. */
  readonly firstPassword: string | undefined;
  readonly eventStore: string;
  readonly sql: string;
  readonly lms: string;
  readonly dataDir: string;
}

/** What runs where, in a few lines. */
export function banner(config: Config, places: Places): string {
  const rows: [string, string][] = [
    ['Makegood', places.http],
    ...publicRow(config),
    ['dashboard', dashboardOf(places)],
    ['event store', places.eventStore],
    ['SQL', places.sql],
    ['LMS', places.lms],
    ['payments', paymentsOf(config)],
    ['data', places.dataDir],
  ];
  return rows.map(([name, where]) => `  ${name.padEnd(12)} ${where}`).join('\n');
}

/** The only time that the password is said: it is kept nowhere. */
function dashboardOf({ http, firstPassword }: Places): string {
  const firstUser =
    firstPassword && ` (user ${FIRST_USER}, password ${firstPassword}, said only now)`;
  return `${http}/dashboard${firstUser ?? ''}`;
}

function publicRow({ http }: Config): [string, string][] {
  return http.publicUrl === undefined ? [] : [['public', http.publicUrl]];
}

function paymentsOf({ sandbox, stripe }: Config): string {
  return [
    ...['captured', 'free'],
    ...(stripe ? ['stripe'] : []),
    ...(sandbox.processor ? ['sandbox (SANDBOX)'] : []),
  ].join(', ');
}

/** A `curl` that places the first order when it is pasted. Each start has an order number of its own. */
export function firstOrder(http: string, token: string, orderNumber: string): string {
  const order = {
    orderNumber,
    user: { username: 'ada', email: 'ada@example.com', lmsUserId: 42 },
    basket: {
      id: `B-${orderNumber}`,
      lines: [
        {
          ...{ id: '1', productType: 'Seat', sku: '8CF08E5', quantity: 1, unitPrice: '149.00' },
          title: 'Verified certificate, Analytical Engines',
          attributes: { courseKey: 'course-v1:edX+DemoX+2026', certificateType: 'verified' },
        },
        {
          ...{ id: '2', productType: 'Donation', sku: 'D0NAT10', quantity: 1, unitPrice: '10.00' },
          title: 'Donation',
        },
      ],
    },
    shippingMethod: 'no-shipping-required',
    shippingCharge: '0.00',
    billingAddress: {
      ...{ firstName: 'Ada', lastName: 'Lovelace', line1: '12 St James Square' },
      ...{ city: 'London', postcode: 'SW1Y 4JH', country: 'GB' },
    },
    currency: 'USD',
    orderTotal: '159.00',
    payment: { processor: 'captured', reference: `ch_${orderNumber}`, amount: '159.00' },
  };
  return [
    `curl -i ${http}/v1/orders \\`,
    `  -H 'Authorization: Bearer ${token}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(order)}'`,
  ].join('\n');
}
