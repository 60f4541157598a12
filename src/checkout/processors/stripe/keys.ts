import type { PaymentAttempt } from '../payment-processor.js';

/**
 * "You can remove keys from the system automatically after they're at least 24 hours old. We generate a new request if a
 * key is reused after the original is pruned." (https://docs.stripe.com/api/idempotent_requests). An hour is left for clocks
 * that disagree: older keys are not relied on.
 */
const KEYS_HOLD_MS = 23 * 3_600_000;

export function keysStillHold({ requestedAt }: PaymentAttempt, now: number): boolean {
  return now - requestedAt < KEYS_HOLD_MS;
}

/**
 * Key that makes the order's n-th PaymentIntent. There is a second one only after the first was cancelled for good. Order
 * numbers have no slash, so no two orders share a key; they are unique whatever their case.
 */
export function intentKey(orderNumber: string, nth: number): string {
  return `makegood/intent/${orderNumber.toLowerCase()}/${nth}`;
}

/** An attempt is confirmed once, whoever asks. */
export function confirmKey({ orderNumber, attempt }: PaymentAttempt): string {
  return `makegood/confirm/${orderNumber.toLowerCase()}/${attempt}`;
}

export function refundKey(key: string): string {
  return `makegood/refund/${key}`;
}

/** Tells our intents from those of a checkout that collects at the same account and names its orders too. */
export const COLLECTOR = 'makegood';

export function metadataOf(orderNumber: string): { orderNumber: string; collector: string } {
  return { orderNumber, collector: COLLECTOR };
}

/** Metadata is searched by exact match; our order numbers need no escaping. */
export function searchQuery(orderNumber: string): string {
  return `metadata['orderNumber']:'${orderNumber}' AND metadata['collector']:'${COLLECTOR}'`;
}

/** The order that an object of Stripe is about, where it is one of ours. */
export function orderOf(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const { orderNumber, collector } = metadata as Record<string, unknown>;
  return collector === COLLECTOR && typeof orderNumber === 'string' ? orderNumber : undefined;
}
