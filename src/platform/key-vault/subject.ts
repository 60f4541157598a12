import { SubjectForgotten } from './errors.js';
import type { JsonValue } from './json-value.js';
import { openValue, sealValue } from './seal.js';
import { FORGOTTEN, type Opened, type Sealed } from './sealed.js';

/** A person as events know them: a random id, and a key that seals what is said about them. */
export interface Subject {
  readonly id: string;
  /**
   * `context` says where the value stands, as in `OrderPlaced.user`; elsewhere it does not open.
   * @throws SubjectForgotten
   */
  seal(plain: JsonValue, context: string): Sealed;
  /** @throws SealBroken */
  open(sealed: Sealed, context: string): Opened;
}

export class KnownSubject implements Subject {
  readonly #key: Buffer; // not even shown when it is logged
  #forgotten = false;

  constructor(
    readonly id: string,
    key: Buffer,
  ) {
    this.#key = key;
  }

  seal(plain: JsonValue, context: string): Sealed {
    if (this.#forgotten) throw new SubjectForgotten(this.id);
    return sealValue(this.#key, this.id, plain, context);
  }

  open(sealed: Sealed, context: string): Opened {
    return this.#forgotten ? FORGOTTEN : openValue(this.#key, this.id, sealed, context);
  }

  /** The key leaves the memory too. */
  forget(): void {
    this.#forgotten = true;
    this.#key.fill(0);
  }
}
