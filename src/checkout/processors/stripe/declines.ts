import type { FieldTable } from '../../../platform/http/problem-table.js';
import type { Declined } from '../payment-processor.js';

/**
 * What a payer may be told, by Stripe's `decline_code`, else `code` (https://docs.stripe.com/declines/codes and
 * https://docs.stripe.com/error-codes). Stripe's own sentences are not passed on: some name ids, and all may change.
 * Not in the table, on purpose: `fraudulent`, `lost_card`, `stolen_card` and `merchant_blacklist`, of which Stripe says "don't
 * report more detailed information to your customer"; nor `pickup_card` and `restricted_card`, which say the same of the card.
 */
const MESSAGES: ReadonlyMap<string, string> = new Map([
  ['authentication_required', 'The card needs authentication by its owner.'],
  ['payment_intent_authentication_failure', 'The payment was not authenticated.'],
  ['card_not_supported', 'The card does not support this kind of purchase.'],
  ['card_velocity_exceeded', 'The limit of the card is exceeded.'],
  ['currency_not_supported', 'The card does not support this currency.'],
  ['duplicate_transaction', 'The same amount was paid with this card a moment ago.'],
  ['expired_card', 'The card has expired.'],
  ['incorrect_cvc', 'The security code of the card is wrong.'],
  ['invalid_cvc', 'The security code of the card is wrong.'],
  ['incorrect_number', 'The number of the card is wrong.'],
  ['invalid_number', 'The number of the card is wrong.'],
  ['incorrect_zip', 'The postal code does not belong to the card.'],
  ['invalid_expiry_month', 'The expiry date of the card is wrong.'],
  ['invalid_expiry_year', 'The expiry date of the card is wrong.'],
  ['insufficient_funds', 'There is not enough money on the card.'],
  ['withdrawal_count_limit_exceeded', 'The limit of the card is exceeded.'],
  ['processing_error', 'The card could not be processed. It may work another time.'],
  ['try_again_later', 'The card could not be processed. It may work another time.'],
  ['payment_method_provider_timeout', 'The bank did not answer. It may work another time.'],
  ['payment_intent_payment_attempt_failed', 'The payment failed.'],
  ['amount_too_small', 'The amount is too small for this means of payment.'],
  ['amount_too_large', 'The amount is too large for this means of payment.'],
]);

const codeOf = (reason: string): string => reason.replaceAll('_', '-');

export function declinedBy(reason: string | undefined, final: boolean): Declined {
  const message = reason === undefined ? undefined : MESSAGES.get(reason);
  return message !== undefined && reason !== undefined
    ? { outcome: 'declined', code: codeOf(reason), message, final }
    : { outcome: 'declined', code: 'card-declined', message: 'The card was declined.', final };
}

export const CANCELLED: Declined = {
  outcome: 'declined',
  code: 'cancelled',
  message: 'The payment was cancelled before it was collected.',
  final: true,
};

export const METHOD_REFUSED: Declined = {
  outcome: 'declined',
  code: 'payment-method-refused',
  message: 'The processor does not know this means of payment, or it cannot be used here.',
  final: true,
};

export const NOT_CHARGEABLE: Declined = {
  outcome: 'declined',
  code: 'amount-not-chargeable',
  message: 'The processor cannot collect exactly this amount in this currency.',
  final: true,
};

/** A request that Stripe will never take: an account that is set up otherwise, or a bug. */
export const REQUEST_REFUSED: Declined = {
  outcome: 'declined',
  code: 'processor-refused',
  message: 'The processor refused the request.',
  final: true,
};

const entry = (means: string) => ({ kind: 'payment-required', means }) as const;

/** The codes of all these, as callers see them. */
export const stripeDeclines: FieldTable = {
  ...Object.fromEntries([...MESSAGES].map(([reason, means]) => [codeOf(reason), entry(means)])),
  ...Object.fromEntries(
    [METHOD_REFUSED, NOT_CHARGEABLE, REQUEST_REFUSED].map((no) => [no.code, entry(no.message)]),
  ),
};
