/** What a means of payment does when it is confirmed. */
export type Behaviour =
  | { readonly does: 'pay' }
  | { readonly does: 'decline'; readonly code: string; readonly declineCode?: string }
  | { readonly does: 'ask-payer' }
  | { readonly does: 'process' };

const card = (declineCode: string): Behaviour => ({
  ...{ does: 'decline', code: 'card_declined', declineCode },
});

/** Stripe's own test payment methods: https://docs.stripe.com/testing. */
const BEHAVIOURS: ReadonlyMap<string, Behaviour> = new Map<string, Behaviour>([
  ['pm_card_visa', { does: 'pay' }],
  ['pm_card_mastercard', { does: 'pay' }],
  ['pm_card_visa_chargeDeclined', card('generic_decline')],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', card('insufficient_funds')],
  ['pm_card_visa_chargeDeclinedLostCard', card('lost_card')],
  ['pm_card_visa_chargeDeclinedStolenCard', card('stolen_card')],
  ['pm_card_chargeDeclinedFraudulent', card('fraudulent')],
  ['pm_card_chargeDeclinedExpiredCard', { does: 'decline', code: 'expired_card' }],
  ['pm_card_chargeDeclinedIncorrectCvc', { does: 'decline', code: 'incorrect_cvc' }],
  ['pm_card_chargeDeclinedProcessingError', { does: 'decline', code: 'processing_error' }],
  ['pm_card_authenticationRequired', { does: 'ask-payer' }],
  ['pm_usBankAccount_processing', { does: 'process' }],
]);

export function behaviourOf(paymentMethod: string): Behaviour | undefined {
  return BEHAVIOURS.get(paymentMethod);
}
