import { randomBytes, randomUUID } from 'node:crypto';
import { KEY_BYTES } from './aes-gcm.js';
import { VaultDamaged, WrongMasterKey } from './errors.js';
import type { StoredKey } from './key-store.js';
import { WrappingKey } from './wrapping-key.js';

/** The wrapping keys at hand: one wraps, all unwrap. */
export class KeyRing {
  readonly #known = new Map<string, WrappingKey>();
  #current: WrappingKey;

  constructor(masterKey: string, previousMasterKey?: string) {
    this.#current = this.#add(masterKey);
    if (previousMasterKey !== undefined) this.#add(previousMasterKey);
  }

  /** From now on this one wraps; the others are still known. */
  change(masterKey: string): void {
    this.#current = this.#add(masterKey);
  }

  /** @throws WrongMasterKey unless all of these are at hand. */
  require(ids: readonly string[]): void {
    if (ids.some((id) => !this.#known.has(id))) throw new WrongMasterKey(ids, this.#ids());
  }

  /** A new random key. */
  make(owner: string): StoredKey {
    return this.#wrap(randomBytes(KEY_BYTES), { id: randomUUID(), owner });
  }

  unwrap(stored: StoredKey): Buffer {
    const key = this.#known.get(stored.wrappedBy);
    if (key === undefined) throw new WrongMasterKey([stored.wrappedBy], this.#ids());
    const unwrapped = key.unwrap(stored.wrapped, stored);
    if (unwrapped !== undefined) return unwrapped;
    throw new VaultDamaged(
      `Key ${stored.id} in the key vault is damaged or was exchanged. Restore the keys from a backup.`,
    );
  }

  isCurrentId(id: string): boolean {
    return id === this.#current.id;
  }

  rewrap(stored: StoredKey): StoredKey {
    return this.#wrap(this.unwrap(stored), stored);
  }

  #wrap(key: Buffer, { id, owner }: Pick<StoredKey, 'id' | 'owner'>): StoredKey {
    const wrapped = this.#current.wrap(key, { id, owner });
    return { id, owner, wrappedBy: this.#current.id, wrapped };
  }

  #add(masterKey: string): WrappingKey {
    const key = new WrappingKey(masterKey);
    this.#known.set(key.id, key);
    return key;
  }

  #ids(): readonly string[] {
    return [...this.#known.keys()];
  }
}
