import { createHmac } from 'node:crypto';

/** A key of the house, not of a person: kept in the vault so that it outlives a change of the master key. */
export class HouseKey {
  readonly #key: Buffer;

  constructor(
    readonly id: string,
    key: Buffer,
  ) {
    this.#key = key;
  }

  /** HMAC-SHA-256. */
  mac(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text, 'utf8').digest();
  }
}
