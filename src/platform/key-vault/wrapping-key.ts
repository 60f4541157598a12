import { hkdfSync } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES } from './aes-gcm.js';
import type { StoredKey } from './key-store.js';

const SALT = 'makegood/key-vault/v1';
const ID_BYTES = 8;
const LEAST_BYTES = 32;

/** What else is said of a stored key is bound to it: in the store a key cannot be given to another person. */
type Bound = Pick<StoredKey, 'id' | 'owner'>;

/** Derived from a master key; encrypts the keys in the vault, and nothing else. */
export class WrappingKey {
  /** Tells master keys apart and says nothing about them. */
  readonly id: string;
  readonly #key: Buffer;

  constructor(masterKey: string) {
    const master = Buffer.from(masterKey, 'utf8');
    if (master.length < LEAST_BYTES) {
      throw new RangeError(`A master key has at least ${LEAST_BYTES} bytes.`);
    }
    this.#key = derive(master, 'wrap', KEY_BYTES);
    this.id = derive(master, 'id', ID_BYTES).toString('hex');
  }

  wrap(key: Buffer, bound: Bound): Buffer {
    return encrypt(this.#key, key, boundText(bound));
  }

  unwrap(wrapped: Buffer, bound: Bound): Buffer | undefined {
    return decrypt(this.#key, wrapped, boundText(bound));
  }
}

function derive(master: Buffer, use: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', master, SALT, use, bytes));
}

function boundText({ id, owner }: Bound): string {
  return `makegood/key/v1/${id}/${owner}`;
}
