import type { Payment } from './order-details.js';

/** What tells one payment from another. */
export type PaymentName = Pick<Payment, 'processor' | 'source' | 'account' | 'reference'>;

/** Who really holds the money: a payment `captured` at Stripe and one of processor `stripe` may be the same. */
function holder({ source, processor }: PaymentName): string {
  return source ?? processor;
}

export function samePayment(a: PaymentName | null, b: PaymentName): boolean {
  return (
    a !== null && holder(a) === holder(b) && a.account === b.account && a.reference === b.reference
  );
}
