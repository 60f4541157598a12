import { derivedId } from '../../../kernel/ids.js';
import { toRfc3339 } from '../../../kernel/time.js';
import type { Line, Placed, WebhookAccess } from '../../fulfillment-module.js';

/** What the receiver is asked: to make a line good, what became of that, to take it back. */
export type Asked = 'fulfill' | 'status' | 'revoke';

export interface Message {
  /** The receiver knows a repeat by it. */
  readonly id: string;
  readonly body: string;
}

/** The same for every attempt at a line: whatever happened to an earlier one, it is done once. */
function keyOf({ details }: Placed, line: Line, act: 'fulfill' | 'revoke'): string {
  return derivedId('webhook', details.orderNumber.toLowerCase(), line.id, act);
}

/**
 * The message about a line; of a repeat the same, byte by byte. It says of the person what the operator configured, and of the
 * order what a receiver needs.
 * @param now epoch ms; tells one question after the status from another
 */
export function messageOf(
  asked: Asked,
  order: Placed,
  line: Line,
  { personalData, now }: WebhookAccess,
): Message {
  const { orderNumber, user } = order.details;
  const key = keyOf(order, line, asked === 'revoke' ? 'revoke' : 'fulfill');
  const { id, productType, sku, title, quantity, attributes = {} } = line;
  const at = asked === 'revoke' ? (line.revocation?.requestedAt ?? order.placedAt) : order.placedAt;
  const body = JSON.stringify({
    type: `line.${asked}`,
    timestamp: toRfc3339(at),
    data: {
      idempotencyKey: key,
      order: { number: orderNumber, placedAt: toRfc3339(order.placedAt) },
      line: { id, productType, sku, title, quantity, attributes },
      user: Object.fromEntries(personalData.map((field) => [field, user[field]])),
    },
  });
  // A question is no repeat of the last one: the answer may have changed.
  return { id: asked === 'status' ? derivedId(key, 'status', now()) : key, body };
}
