import Stripe from 'stripe';
import type { Declined, Unknown } from '../payment-processor.js';
import { declinedBy, METHOD_REFUSED, REQUEST_REFUSED } from './declines.js';

/** A call to Stripe that brought no object: what the answer said, or nothing when there was none. */
export interface Fault {
  readonly status?: number;
  readonly type?: string;
  readonly code?: string;
  readonly declineCode?: string;
  readonly param?: string;
}

/** `look`: the intent is in another state than we thought; read it. `again`: worth the same call with the same key at once. */
export type Verdict = Declined | (Unknown & { readonly again: boolean }) | { outcome: 'look' };

const unknown = (code: string, message: string, again = false): Verdict => ({
  ...{ outcome: 'unknown', code, message, again },
});

interface Row {
  readonly when: (fault: Fault) => boolean;
  readonly verdict: (fault: Fault) => Verdict;
}

/**
 * What a fault says of the money. The first row that fits decides.
 * Sources: https://docs.stripe.com/api/errors (statuses, types), https://docs.stripe.com/error-codes (codes),
 * https://docs.stripe.com/error-low-level ("treat the result of a 500 request as indeterminate"; results are kept under
 * their key once the method began to run, and 429 comes before that), https://docs.stripe.com/api/idempotent_requests.
 */
const TABLE: readonly Row[] = [
  {
    when: ({ status }) => status === undefined, // no answer, or none that can be read
    verdict: () => unknown('connection', 'The processor did not answer.', true),
  },
  {
    // 400: the key was used with other parameters. That request may have collected.
    when: ({ type }) => type === 'idempotency_error',
    verdict: () => unknown('parameters-changed', 'The attempt was made before, with other data.'),
  },
  {
    when: ({ code }) => code === 'idempotency_key_in_use', // 409
    verdict: () => unknown('in-progress', 'The same call is still under way.', true),
  },
  {
    when: ({ code }) => code === 'lock_timeout', // 429: another call holds the intent
    verdict: () => unknown('locked', 'The payment is being worked on.', true),
  },
  {
    when: ({ status, code }) => status === 429 || code === 'rate_limit',
    verdict: () => unknown('rate-limited', 'The processor is asked too much.', true),
  },
  {
    when: ({ status }) => status === 401 || status === 403, // our key, not the payer's card
    verdict: () => unknown('configuration', 'The processor does not accept our key.'),
  },
  {
    when: ({ status }) => status === 402,
    verdict: ({ declineCode, code }) => declinedBy(declineCode ?? code, true),
  },
  {
    // 400: confirmed or cancelled when it had succeeded, is processing, or was cancelled
    when: ({ code }) => code === 'payment_intent_unexpected_state',
    verdict: () => ({ outcome: 'look' }),
  },
  {
    when: ({ code }) => code === 'amount_too_small' || code === 'amount_too_large',
    verdict: ({ code }) => declinedBy(code, true),
  },
  {
    when: ({ status, param }) =>
      isClientError(status) && param?.startsWith('payment_method') === true,
    verdict: () => METHOD_REFUSED,
  },
  {
    when: ({ status }) => isClientError(status),
    verdict: () => REQUEST_REFUSED,
  },
];

function isClientError(status: number | undefined): boolean {
  return status === 400 || status === 404;
}

export function verdictOf(fault: Fault): Verdict {
  const row = TABLE.find(({ when }) => when(fault));
  return row
    ? row.verdict(fault)
    : unknown('server-error', 'The processor failed, and did not say how far it came.');
}

/** What the SDK threw, without what may hold a secret or a person: no message, header or body. Else it is a bug. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode: status, rawType: type, code, decline_code: declineCode, param } = error;
  return {
    ...(typeof status === 'number' && { status }),
    ...(type && { type }),
    ...(code && { code }),
    ...(declineCode && { declineCode }),
    ...(param && { param }),
  };
}
