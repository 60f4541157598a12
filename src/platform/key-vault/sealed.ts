import { isObject, type JsonValue } from './json-value.js';

/** Ciphertext in the place of a value. It says by itself what it is, and whose key opens it. */
export interface Sealed {
  /** `v1:` and, in base64url, nonce, ciphertext and tag. */
  readonly $sealed: string;
  /** A random id; the vault alone knows whose. */
  readonly subject: string;
}

/** Stands where the data of a forgotten person stood. A JSON value, so that it can be stored and answered. */
export const FORGOTTEN = Object.freeze({ $forgotten: true } as const);

export type Forgotten = typeof FORGOTTEN;

export type Opened = JsonValue | Forgotten;

export function isSealed(value: unknown): value is Sealed {
  return (
    isObject(value) &&
    typeof value['$sealed'] === 'string' &&
    typeof value['subject'] === 'string' &&
    Object.keys(value).length === 2
  );
}

/** Also true for a copy that has been JSON in between. */
export function isForgotten(value: unknown): value is Forgotten {
  return isObject(value) && value['$forgotten'] === true && Object.keys(value).length === 1;
}
