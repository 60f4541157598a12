import type Stripe from 'stripe';
import { toRfc3339 } from '../../../kernel/time.js';
import type { Collected, ProbeOutcome, Unknown } from '../payment-processor.js';
import { fromMinorUnits } from './amounts.js';
import { CANCELLED, declinedBy } from './declines.js';

/** What an intent's status says. Source: https://docs.stripe.com/payments/paymentintents/lifecycle. */
export function outcomeOfIntent(intent: Stripe.PaymentIntent, account?: string): ProbeOutcome {
  const reference = intent.id;
  switch (intent.status) {
    case 'succeeded':
      return collected(intent, account);
    case 'processing':
      return { outcome: 'processing', reference };
    case 'requires_action':
      return actionRequired(intent);
    case 'canceled':
      return CANCELLED;
    case 'requires_confirmation': // has a card, and nobody asked for money
      return { outcome: 'absent' };
    case 'requires_payment_method':
      return declinedOrUntouched(intent);
    default: // requires_capture: not by us; or a status of tomorrow
      return unknown('status-unknown', 'The payment is in a state that we do not know.');
  }
}

/** After a failed attempt an intent goes back to where it began, and remembers why. Whoever has its client secret may try on. */
function declinedOrUntouched({ last_payment_error: error }: Stripe.PaymentIntent): ProbeOutcome {
  return error ? declinedBy(error.decline_code ?? error.code, false) : { outcome: 'absent' };
}

function actionRequired(intent: Stripe.PaymentIntent): ProbeOutcome {
  const { id: reference, client_secret: clientSecret, next_action: next } = intent;
  if (!clientSecret || !next) {
    return unknown('no-client-secret', 'The payer has to act, but the processor does not say how.');
  }
  return { outcome: 'action-required', reference, type: next.type, clientSecret };
}

function collected(intent: Stripe.PaymentIntent, account?: string): Collected | Unknown {
  const money = fromMinorUnits(intent.amount_received, intent.currency);
  if (!money) return unknown('amount-unreadable', 'The processor names an amount unknown to us.');
  const charge = intent.latest_charge;
  const seconds = typeof charge === 'object' && charge ? charge.created : intent.created;
  const collectedAt = toRfc3339(seconds * 1000);
  return {
    ...{ outcome: 'collected', reference: intent.id, ...money, collectedAt },
    ...(account !== undefined && { account }),
  };
}

function unknown(code: string, message: string): Unknown {
  return { outcome: 'unknown', code, message };
}
