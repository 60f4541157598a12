import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Fingerprint } from '../../kernel/event.js';
import type { OrderDetails } from '../../order/order-details.js';
import type { HouseKey } from '../../platform/key-vault/house-key.js';

/** The purpose of the vault's key that fingerprints are made with. */
export const FINGERPRINT_KEY = 'fingerprint';

/**
 * Recognises checkout's request when it comes again: HMAC-SHA-256 over the canonical JSON of everything but the payment.
 * Keyed, so that nobody can guess from an event's metadata who ordered what. The key lies in the vault, so it outlives
 * the master key; its id stands beside every fingerprint.
 */
export class Fingerprints {
  constructor(private readonly key: Pick<HouseKey, 'id' | 'mac'>) {}

  of(details: OrderDetails): Fingerprint {
    return { keyId: this.key.id, value: this.key.mac(canonicalJson(details)).toString('hex') };
  }
}
