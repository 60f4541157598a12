import { randomFillSync } from 'node:crypto';

export const NONCE_BYTES = 12;

const pool = Buffer.alloc(NONCE_BYTES * 512);
let used = pool.length;

/** Random, and given out once. Asking the system for so few bytes each time would cost more than encrypting does. */
export function freshNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const nonce = Buffer.from(pool.subarray(used, used + NONCE_BYTES)); // a copy: the pool is filled again
  used += NONCE_BYTES;
  return nonce;
}
