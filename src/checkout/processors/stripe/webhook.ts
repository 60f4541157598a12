import Stripe from 'stripe';
import { rejection, type Rejection } from '../../../kernel/rejection.js';
import { orderOf } from './keys.js';

/** Older signatures are not accepted, so a recorded delivery cannot be played again for ever. Stripe's own default. */
const TOLERANCE_S = 300;

/**
 * The order that a delivery is about. Nothing else of it is believed: deliveries are lost, repeated and come in any order,
 * so one only wakes the probe. Source: https://docs.stripe.com/webhooks/signature.
 * @param rawBody the bytes as they came; a body parsed and written again has another signature
 * @param signature header `Stripe-Signature`
 * @param now epoch ms
 */
export function orderOfWebhook(
  rawBody: Buffer,
  signature: string | undefined,
  secret: string,
  now: number,
): string | Rejection {
  const event = verified(rawBody, signature ?? '', secret, now);
  if (event === undefined) {
    return rejection('webhook-signature-invalid', 'The signature does not fit the body.');
  }
  const metadata = member(member(member(event, 'data'), 'object'), 'metadata');
  return orderOf(metadata) ?? rejection('webhook-not-ours', 'This is about no order of ours.');
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function verified(rawBody: Buffer, signature: string, secret: string, now: number): unknown {
  try {
    return Stripe.webhooks.constructEvent(rawBody, signature, secret, TOLERANCE_S, undefined, now);
  } catch {
    // The SDK throws for a wrong signature, for none, and for a body that is no event; to us it is all the same.
    return undefined;
  }
}
