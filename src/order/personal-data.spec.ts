import {
  orderDetails,
  orderPlaced,
  paymentCollected,
  paymentRequested,
} from '../../test/support/order-fixtures.js';
import { stateAfter } from '../../test/support/given-when-then.js';
import type { OrderDetails } from './order-details.js';
import { FORGOTTEN, isForgotten, orderPersonalData } from './personal-data.js';

const { pathsOf, personOf, forgottenAt } = orderPersonalData;

/** Every field of an order, said to be about a person or not: a new one must be placed here before this compiles. */
const ABOUT_A_PERSON: Readonly<Record<keyof OrderDetails, boolean>> = {
  ...{ orderNumber: false, user: true, basket: false, shippingMethod: false },
  ...{ shippingCharge: false, billingAddress: true, currency: false, orderTotal: false },
  ...{ emailOptIn: false, partner: false, site: false, vouchers: false, context: true },
};

const personal = Object.entries(ABOUT_A_PERSON).flatMap(([name, is]) => (is ? [name] : []));

describe('what an order says of persons', () => {
  it('stands in the events that hold the whole order, and in no others', () => {
    expect(pathsOf('OrderPlaced')).toEqual(personal);
    expect(pathsOf('PaymentRequested')).toEqual(personal.map((name) => `order.${name}`));
    expect(pathsOf('LineFulfilled')).toEqual([]);
    expect(pathsOf('toString')).toEqual([]);
  });

  it('is about the buyer, by the name that the LMS knows', () => {
    expect([orderPlaced(), paymentRequested(), paymentCollected()].map(personOf)).toEqual([
      ...['ada', 'ada', undefined],
    ]);
  });

  it('reads as forgotten once the key is destroyed, and folds all the same', () => {
    const at = (name: keyof OrderDetails) => forgottenAt(`order.${name}`) as never;
    const order = orderDetails({
      ...{ user: at('user'), billingAddress: at('billingAddress'), context: at('context') },
    });
    expect(forgottenAt('user')).toBe(order.user);
    expect(isForgotten(order.user)).toBe(true);
    expect(personOf(paymentRequested({ order }))).toBeUndefined();
    expect(stateAfter([paymentRequested({ order })])).toMatchObject({
      stage: 'payment-pending',
      details: { user: { username: FORGOTTEN }, billingAddress: { lastName: FORGOTTEN } },
    });
  });

  it('never takes a learner for the forgotten, whatever their name is', () => {
    const user = { username: FORGOTTEN, email: 'ada@example.com' };
    expect(isForgotten(user)).toBe(false);
    expect(personOf(orderPlaced({ user }))).toBe(FORGOTTEN);
  });
});
