import { Webhook } from 'standardwebhooks';
import type { WebhookAccess } from '../../fulfillment-module.js';
import type { OutsideCall } from '../../outside/hear.js';
import type { Message } from './message.js';

/**
 * The message as a call, signed as Standard Webhooks says. With several secrets it has a signature of each, so that the receiver can
 * change to a new one at any time.
 */
export function signedCall(url: URL, { id, body }: Message, access: WebhookAccess): OutsideCall {
  const at = new Date(access.now());
  const signatures = access.secrets.map((secret) => new Webhook(secret).sign(id, at, body));
  return {
    ...{ method: 'POST', url, body },
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      // For whoever knows the one header or the other.
      'Idempotency-Key': id,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}
