import { canonicalJson } from '../../kernel/canonical-json.js';
import { decrypt, encrypt } from './aes-gcm.js';
import { SealBroken } from './errors.js';
import type { JsonValue } from './json-value.js';
import type { Sealed } from './sealed.js';

const VERSION = 'v1:';

/** The length of a name says something about it, so lengths are rounded up. JSON may end in spaces. */
const PADDED_TO_BYTES = 32;

/** @throws TypeError for what has no canonical JSON (NaN, half characters, functions). */
export function sealValue(key: Buffer, subject: string, plain: JsonValue, context: string): Sealed {
  const encrypted = encrypt(key, padded(canonicalJson(plain)), boundTo(subject, context));
  return { $sealed: VERSION + encrypted.toString('base64url'), subject };
}

/** @throws SealBroken */
export function openValue(
  key: Buffer,
  subject: string,
  sealed: Sealed,
  context: string,
): JsonValue {
  const broken = (why: string) => new SealBroken(subject, context, why);
  if (sealed.subject !== subject) throw broken('it is sealed for somebody else');
  if (!sealed.$sealed.startsWith(VERSION)) throw broken(`it does not begin with ${VERSION}`);
  const text = sealed.$sealed.slice(VERSION.length);
  const encrypted = Buffer.from(text, 'base64url');
  // Decoding skips what it does not know and ignores spare bits: other text could give the same bytes.
  if (encrypted.toString('base64url') !== text) throw broken('it is not base64url');
  const plain = decrypt(key, encrypted, boundTo(subject, context));
  if (plain === undefined) throw broken('it was changed, or sealed under another key or context');
  return JSON.parse(plain.toString('utf8')) as JsonValue;
}

function boundTo(subject: string, context: string): string {
  return `makegood/sealed/v1/${subject}/${context}`;
}

function padded(json: string): Buffer {
  const bytes = Buffer.byteLength(json, 'utf8');
  const plain = Buffer.alloc(Math.ceil(bytes / PADDED_TO_BYTES) * PADDED_TO_BYTES, ' ');
  plain.write(json, 'utf8');
  return plain;
}
