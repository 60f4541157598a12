import { createHash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.js';
import { orderStream } from '../order/order-stream.js';

/** Crockford's base 32: no letter that looks like a digit, and no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = new RegExp(`^[${ALPHABET}]{16}$`);
const CODE_LENGTH = 16;
/** As many as 16 characters of 5 bits hold: nobody guesses a code, nor finds it from its hash. */
const CODE_BYTES = 10;
const LONGEST_TYPED = 64;

/** HMAC-SHA-256 under a key that is not shown. */
export interface Mac {
  mac(text: string): Buffer;
}

/** A line of an order that gives codes. */
export interface LineOfCodes {
  readonly orderNumber: string;
  readonly lineId: string;
}

/**
 * The code at a position (from 0) of a line: always the same, so that it need be kept nowhere.
 * @example codeOf(key, { orderNumber: 'EDX-100001', lineId: '1' }, 0) // 'K3V0P8W2QZ5M1TFA'
 */
export function codeOf(key: Mac, { orderNumber, lineId }: LineOfCodes, position: number): string {
  const name = canonicalJson(['enrollment-code/v1', orderStream(orderNumber), lineId, position]);
  const number = BigInt(`0x${key.mac(name).subarray(0, CODE_BYTES).toString('hex')}`);
  const digits = number.toString(ALPHABET.length).padStart(CODE_LENGTH, '0');
  return Array.from(digits, (digit) => ALPHABET[Number.parseInt(digit, ALPHABET.length)]).join('');
}

/** A code as somebody typed it: in any case, with dashes, O for 0, I or L for 1. Undefined: it is none. */
export function normalCode(typed: string): string | undefined {
  if (typed.length > LONGEST_TYPED) return undefined;
  const plain = typed.toUpperCase().replace(/[-\s]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return CODE.test(plain) ? plain : undefined;
}

/** What stands for a code wherever something is kept of it; it does not lead back to the code. */
export function codeHash(code: string): string {
  return createHash('sha256').update(`makegood/enrollment-code/v1/${code}`).digest('hex');
}
