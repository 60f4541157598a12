/** A key as it is stored: wrapped, and without anybody's name. */
export interface StoredKey {
  /** UUID: the subject's id, or the id of a key of the house. */
  readonly id: string;
  /** Whose: `person:` and the keyed hash of the identity, or `house:` and a purpose. Unique. */
  readonly owner: string;
  /** Id of the wrapping key. */
  readonly wrappedBy: string;
  readonly wrapped: Buffer;
}

export interface Replacement {
  readonly from: StoredKey;
  readonly to: StoredKey;
}

/** Where the vault keeps its keys. What a promise has fulfilled is on disk; a batch is written at once. */
export interface KeyStore {
  /** The key of each owner; `make` is asked for those that have none (it may be asked for more, and not be used). */
  findOrAdd(
    owners: readonly string[],
    make: (owner: string) => StoredKey,
  ): Promise<ReadonlyMap<string, StoredKey>>;

  /** By id; what it does not know is absent. */
  find(ids: readonly string[]): Promise<ReadonlyMap<string, StoredKey | 'forgotten'>>;

  /** Destroys the key and the link to its owner; only the id stays, even one that was not known. */
  forget(id: string): Promise<void>;

  /** Ids of the wrapping keys that are needed to unwrap everything. */
  wrappingKeys(): Promise<readonly string[]>;

  /** All keys; those that are added meanwhile may be missing. */
  pages(): AsyncIterable<readonly StoredKey[]>;

  /** Those that are still as in `from`; the old form is overwritten. */
  replace(replacements: readonly Replacement[]): Promise<void>;

  /**
   * Only where other processes share the store: what was forgotten since `moment` (of an earlier answer), perhaps more.
   * Without a moment nothing: it is the first call.
   */
  forgottenSince?(moment: number | undefined): Promise<ForgottenSince>;

  close(): Promise<void>;
}

export interface ForgottenSince {
  readonly ids: readonly string[];
  readonly moment: number;
}

const PERSON = 'person:';
const HOUSE = 'house:';

export function personOwner(hash: Buffer): string {
  return PERSON + hash.toString('base64url');
}

export function houseOwner(purpose: string): string {
  return HOUSE + purpose;
}

export function isHouse({ owner }: StoredKey): boolean {
  return owner.startsWith(HOUSE);
}

/** What a stored owner is made of: 32 bytes of hash, or a short text. */
export function ownerBytes(owner: string): Buffer {
  return owner.startsWith(PERSON)
    ? Buffer.from(owner.slice(PERSON.length), 'base64url')
    : Buffer.from(owner.slice(HOUSE.length), 'utf8');
}
