import { createHmac } from 'node:crypto';
import type { Books } from './books.js';

export interface Delivery {
  readonly body: string;
  /** `Stripe-Signature` */
  readonly signature: string;
}

/** Signed as https://docs.stripe.com/webhooks/signature has it, not with the SDK: the SDK is what is tested. */
export function sign(body: string, secret: string, atMs: number): string {
  const time = Math.floor(atMs / 1000);
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return `t=${time},v1=${signature}`;
}

/** An event about an intent, such as `payment_intent.succeeded`. */
export function deliveryOf(
  books: Books,
  type: string,
  intentId: string,
  { secret, atMs }: { readonly secret: string; readonly atMs: number },
): Delivery {
  const created = Math.floor(atMs / 1000);
  const object = books.get(intentId);
  const body = JSON.stringify({
    ...{ id: `evt_${intentId.slice(3)}`, object: 'event', created, type, livemode: false },
    data: { object },
  });
  return { body, signature: sign(body, secret, atMs) };
}

/** Delivers it, and says how it was answered. */
export async function deliver(url: string, { body, signature }: Delivery): Promise<number> {
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.status;
}
