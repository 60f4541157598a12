import type Stripe from 'stripe';
import type { Collected, FoundPayment } from '../payment-processor.js';
import { fromMinorUnits } from './amounts.js';
import type { Answer, Calls } from './calls.js';
import type { Fault } from './fault.js';
import { orderOf } from './keys.js';

/** A payment by what a checkout calls it: an intent (`pi_…`), or a charge (`ch_…`, `py_…`). */
export async function findPayment(
  stripe: Stripe,
  calls: Calls,
  { reference, account }: Pick<Collected, 'reference' | 'account'>,
): Promise<FoundPayment> {
  const options = account === undefined ? {} : { stripeAccount: account };
  if (!reference.startsWith('pi_')) {
    return ofCharge(await calls.make(() => stripe.charges.retrieve(reference, {}, options)));
  }
  const expand = { expand: ['latest_charge'] };
  const found = await calls.make(() => stripe.paymentIntents.retrieve(reference, expand, options));
  return ofIntent(found);
}

function ofCharge(answer: Answer<Stripe.Charge>): FoundPayment {
  if ('fault' in answer) return ofFault(answer.fault);
  const { status, captured, amount, amount_refunded: back, currency, metadata } = answer.object;
  // Authorised is not collected: such a charge has succeeded, but is not captured.
  const collected = status === 'succeeded' && (captured as boolean | undefined) !== false;
  if (!collected) return NOT_COLLECTED;
  const found = left(amount - back, currency, metadata);
  const heldAs = intentOf(answer.object);
  return found.outcome === 'found' && heldAs !== undefined ? { ...found, heldAs } : found;
}

/** Charges from before there were intents have none. */
function intentOf({ payment_intent: intent }: Stripe.Charge): string | undefined {
  return typeof intent === 'string' ? intent : intent?.id;
}

function ofIntent(answer: Answer<Stripe.PaymentIntent>): FoundPayment {
  if ('fault' in answer) return ofFault(answer.fault);
  const { status, amount_received: amount, currency, metadata, latest_charge } = answer.object;
  if (status !== 'succeeded') return NOT_COLLECTED;
  const back = typeof latest_charge === 'object' && latest_charge?.amount_refunded;
  return left(amount - (back || 0), currency, metadata);
}

const NOT_COLLECTED: FoundPayment = { outcome: 'not-collected' };

function left(units: number, code: string, metadata: unknown): FoundPayment {
  const money = fromMinorUnits(units, code);
  if (!money) {
    const message = 'The processor names an amount unknown to us.';
    return { outcome: 'unknown', code: 'amount-unreadable', message };
  }
  const orderNumber = orderOf(metadata);
  return { outcome: 'found', ...money, ...(orderNumber !== undefined && { orderNumber }) };
}

function ofFault({ status, code }: Fault): FoundPayment {
  if (status === 404 || code === 'resource_missing') return { outcome: 'not-found' };
  const message = 'The processor did not say what it knows of the payment.';
  return { outcome: 'unknown', code: 'payment-not-verified', message };
}
