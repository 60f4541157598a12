import { money, moneyText } from '../../kernel/money.js';
import type { BasketLine, OrderDetails, Payment } from '../../order/order-details.js';
import type { Learner } from './events.js';

const LONGEST_HASH = 32;

/** The order of a code's seat; by its hash, so that a code orders one seat however often it is asked. */
export function redemptionNumber(hash: string): string {
  return `CODE-${hash.slice(0, LONGEST_HASH).toUpperCase()}`;
}

/** What the Enrollment API calls the mode is `seatType` of the codes and `certificateType` of a seat. */
function seatOf({ sku, title, attributes = {} }: BasketLine, nothing: string): BasketLine {
  const { courseKey = null, seatType = null, idVerificationRequired } = attributes;
  return {
    ...{ id: '1', productType: 'Seat', sku, title, quantity: 1, unitPrice: nothing },
    attributes: {
      ...{ courseKey, certificateType: seatType },
      ...(idVerificationRequired !== undefined && { idVerificationRequired }),
    },
  };
}

/**
 * A free order of one seat for the learner who has the code. Made of what never changes, so that it is the same whoever makes it.
 * A token has no e-mail address, and nobody needs one here.
 */
export function redemptionOrder(
  { currency, partner, site }: Pick<OrderDetails, 'currency' | 'partner' | 'site'>,
  line: BasketLine,
  redemption: string,
  { username }: Learner,
): OrderDetails {
  const nothing = moneyText(money('0', currency));
  return {
    orderNumber: redemption,
    user: { username, email: '' },
    basket: { id: redemption, lines: [seatOf(line, nothing)] },
    shippingMethod: 'no-shipping-required',
    ...{ shippingCharge: nothing, billingAddress: null, currency, orderTotal: nothing },
    ...{ emailOptIn: false, partner, site },
  };
}

/** Nothing was to be paid: the codes were. */
export function redemptionPayment({ orderNumber, orderTotal }: OrderDetails): Payment {
  return { processor: 'free', reference: orderNumber, amount: orderTotal };
}
