import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';

/** What is kept of a password: enough to know it again, not to find it out. Base 64; `cost` is scrypt's N. */
export interface PasswordHash {
  readonly salt: string;
  readonly hash: string;
  readonly cost: number;
}

/** OWASP's advice for scrypt with r = 8, p = 1: 128 MiB and half a second for each guess. */
const COST = 2 ** 17;
const BYTES = 32;

export async function hashPassword(password: string, cost = COST): Promise<PasswordHash> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), cost };
}

export async function isPassword(given: string, kept: PasswordHash): Promise<boolean> {
  const expected = Buffer.from(kept.hash, 'base64');
  const derived = await derive(given, Buffer.from(kept.salt, 'base64'), kept.cost);
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

/** The same text may be typed as different characters (é). */
function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options: ScryptOptions = { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
