import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Payment } from '../../order/order-details.js';

/**
 * Where the claims on one payment are: named by who really holds the money, so that a payment that checkout captured at
 * Stripe and one that we collected there are the same. The reference is hashed, for it may be of any form.
 */
export function paymentStream({ source, processor, account, reference }: Payment): string {
  const hash = createHash('sha256').update(canonicalJson([account ?? null, reference]));
  return `payment-${source ?? processor}-${hash.digest('hex')}`;
}
