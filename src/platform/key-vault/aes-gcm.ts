import { createCipheriv, createDecipheriv } from 'node:crypto';
import { freshNonce, NONCE_BYTES } from './nonce.js';

const ALGORITHM = 'aes-256-gcm';
const TAG_BYTES = 16;

export const KEY_BYTES = 32;
const OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

/**
 * Nonce, ciphertext and tag. The nonce is random, so one key may encrypt 2^32 messages: up to there the odds that any two
 * share a nonce stay below 2^-32 (NIST SP 800-38D, 8.3). `bound` is checked with the text, but not part of it.
 */
export function encrypt(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const text = cipher.update(plain);
  return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]);
}

/** Undefined when any bit of it differs from what was encrypted under this key and with this `bound`. */
export function decrypt(key: Buffer, encrypted: Buffer, bound: string): Buffer | undefined {
  if (encrypted.length < OVERHEAD_BYTES) return undefined;
  const tagAt = encrypted.length - TAG_BYTES;
  const nonce = encrypted.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(encrypted.subarray(tagAt));
  const plain = decipher.update(encrypted.subarray(NONCE_BYTES, tagAt));
  try {
    decipher.final();
    return plain;
  } catch {
    return undefined; // the only thing that final() can complain about: the tag
  }
}
