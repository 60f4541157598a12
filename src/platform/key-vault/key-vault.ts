import type { HouseKey } from './house-key.js';
import type { Opened, Sealed } from './sealed.js';
import type { Subject } from './subject.js';

/**
 * The keys of the persons that events speak of (docs/adr/0012-personal-data.md).
 *
 * @example
 * const subject = await vault.subjectOf(order.user.username);
 * const user = subject.seal(order.user, 'OrderPlaced.user'); // { $sealed: 'v1:…', subject: '…' }
 * await vault.open(user, 'OrderPlaced.user'); // the user, or FORGOTTEN
 */
export interface KeyVault {
  /** A person not seen before gets an id and a key, on disk when the promise is fulfilled. */
  subjectOf(identity: string): Promise<Subject>;
  /** @throws SubjectUnknown for one that this vault neither has nor had. */
  subject(id: string): Promise<Subject | 'forgotten'>;
  /**
   * @throws SealBroken
   * @throws SubjectUnknown
   */
  open(sealed: Sealed, context: string): Promise<Opened>;
  /** Made at first use; `purpose` is a word or two in lower case. */
  houseKey(purpose: string): Promise<HouseKey>;
  /**
   * Destroys the key of a person for good. May be repeated. An id that is not known is noted all the same, so that
   * erasures can be repeated on keys that came from a backup.
   */
  forget(id: string): Promise<void>;
  /**
   * Wraps every key by the new master key, which also wraps new ones from now on. Returns how many it wrapped. If it is
   * interrupted, open the vault with the new key and the old one as `previousMasterKey`, and call it again.
   */
  rewrap(newMasterKey: string): Promise<number>;
  close(): Promise<void>;
}

export const KEY_VAULT = Symbol('KeyVault');

export interface KeyVaultOptions {
  readonly masterKey: string;
  /** While the master key is being changed: the one before. */
  readonly previousMasterKey?: string | undefined;
  /** Persons whose keys are kept in memory. */
  readonly mostInMemory?: number;
}
