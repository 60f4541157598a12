import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Fingerprint } from '../../kernel/event.js';
import type { OrderDetails } from '../../order/order-details.js';

/**
 * Recognises checkout's request when it comes again: HMAC-SHA-256 over the canonical JSON of everything but the payment.
 * Keyed, so that nobody can guess what was ordered from an event's metadata. The key is derived from `MASTER_KEY`; its id
 * stands beside every fingerprint, so one made with another key is never taken for another order's.
 */
export class Fingerprints {
  private readonly key: Buffer;
  private readonly keyId: string;

  constructor(masterKey: string) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'makegood order fingerprint', 32));
    this.keyId = createHash('sha256').update(this.key).digest('hex').slice(0, 8);
  }

  of(details: OrderDetails): Fingerprint {
    const value = createHmac('sha256', this.key).update(canonicalJson(details)).digest('hex');
    return { keyId: this.keyId, value };
  }
}
