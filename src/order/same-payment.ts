import type { Payment } from './order-details.js';

/** What tells one payment from another. */
export type PaymentName = Pick<
  Payment,
  'processor' | 'source' | 'account' | 'reference' | 'heldAs'
>;

/** Who really holds the money: a payment `captured` at Stripe and one of processor `stripe` may be the same. */
function holder({ source, processor }: PaymentName): string {
  return source ?? processor;
}

export function samePayment(a: PaymentName | null, b: PaymentName): boolean {
  return (
    a !== null &&
    holder(a) === holder(b) &&
    a.account === b.account &&
    namesOf(a).some((name) => namesOf(b).includes(name))
  );
}

/** All references that a payment is known by. */
function namesOf({ reference, heldAs }: PaymentName): readonly string[] {
  return heldAs === undefined ? [reference] : [reference, heldAs];
}
