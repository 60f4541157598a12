import { Batched } from './batched.js';
import { SubjectUnknown } from './errors.js';
import { ForgottenElsewhere } from './forgotten-elsewhere.js';
import { HouseKey } from './house-key.js';
import type { KeyRing } from './key-ring.js';
import { houseOwner, isHouse, type KeyStore, personOwner, type StoredKey } from './key-store.js';
import type { KeyVault } from './key-vault.js';
import { rewrapAll } from './rewrap-all.js';
import { FORGOTTEN, type Opened, type Sealed } from './sealed.js';
import type { Subject } from './subject.js';
import { SubjectsInMemory } from './subjects-in-memory.js';
import { Turns } from '../lifecycle/turns.js';

const IDENTITY = 'identity';
const PURPOSE = /^[a-z][a-z-]{0,31}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_IN_MEMORY = 20_000;

/** Everything that touches the store takes turns, so that nobody looks up a key while it is being destroyed. */
export class StoredKeyVault implements KeyVault {
  readonly #turns = new Turns();
  readonly #byIdentity: Batched<Subject>;
  readonly #byId: Batched<Subject | 'forgotten'>;
  readonly #elsewhere: ForgottenElsewhere;

  private constructor(
    private readonly store: KeyStore,
    private readonly ring: KeyRing,
    private readonly identityKey: HouseKey,
    private readonly memory: SubjectsInMemory,
  ) {
    this.#byIdentity = new Batched(this.#turns, (identities) => this.#findOrAdd(identities));
    this.#byId = new Batched(this.#turns, (ids) => this.#find(ids));
    this.#elsewhere = new ForgottenElsewhere(store, (id) => {
      this.memory.forget(id);
    });
  }

  static async open(
    store: KeyStore,
    ring: KeyRing,
    mostInMemory = MOST_IN_MEMORY,
  ): Promise<StoredKeyVault> {
    const identityKey = await findHouseKey(store, ring, IDENTITY);
    const vault = new StoredKeyVault(store, ring, identityKey, new SubjectsInMemory(mostInMemory));
    await vault.#elsewhere.start();
    return vault;
  }

  async subjectOf(identity: string): Promise<Subject> {
    if (identity === '') throw new TypeError('A person has a name.');
    const subject = this.memory.ofIdentity(identity) ?? (await this.#byIdentity.ask(identity));
    if (subject === undefined) throw new Error('The key store found or added nothing.');
    return subject;
  }

  async subject(id: string): Promise<Subject | 'forgotten'> {
    if (!UUID.test(id)) throw new SubjectUnknown(id);
    const subject = this.memory.get(id) ?? (await this.#byId.ask(id));
    if (subject === undefined) throw new SubjectUnknown(id);
    return subject;
  }

  async open(sealed: Sealed, context: string): Promise<Opened> {
    const subject = await this.subject(sealed.subject);
    return subject === 'forgotten' ? FORGOTTEN : subject.open(sealed, context);
  }

  async houseKey(purpose: string): Promise<HouseKey> {
    if (!PURPOSE.test(purpose)) throw new TypeError(`"${purpose}" is no purpose of a key.`);
    if (purpose === IDENTITY) return this.identityKey;
    return this.#turns.take(() => findHouseKey(this.store, this.ring, purpose));
  }

  async forget(id: string): Promise<void> {
    if (!UUID.test(id)) throw new SubjectUnknown(id);
    await this.#turns.take(async () => {
      const stored = (await this.store.find([id])).get(id);
      if (stored !== undefined && stored !== 'forgotten' && isHouse(stored)) {
        throw new TypeError(`${id} is a key of the house, not of a person.`);
      }
      await this.store.forget(id);
      this.memory.forget(id);
    });
  }

  async rewrap(newMasterKey: string): Promise<number> {
    this.ring.change(newMasterKey);
    return rewrapAll(this.store, this.ring, this.#turns);
  }

  async close(): Promise<void> {
    this.#elsewhere.stop();
    await this.#turns.take(() => this.store.close());
  }

  async #findOrAdd(identities: readonly string[]): Promise<ReadonlyMap<string, Subject>> {
    const owners = identities.map((identity) => personOwner(this.identityKey.mac(identity)));
    const stored = await this.store.findOrAdd(owners, (owner) => this.ring.make(owner));
    const subjects = new Map<string, Subject>();
    for (const [index, identity] of identities.entries()) {
      const key = stored.get(owners[index] ?? '');
      if (key !== undefined) subjects.set(identity, this.#remember(key, identity));
    }
    return subjects;
  }

  async #find(ids: readonly string[]): Promise<ReadonlyMap<string, Subject | 'forgotten'>> {
    const subjects = new Map<string, Subject | 'forgotten'>();
    for (const [id, stored] of await this.store.find(ids)) {
      if (stored === 'forgotten') {
        this.memory.forget(id);
        subjects.set(id, stored);
      } else if (!isHouse(stored)) subjects.set(id, this.#remember(stored));
    }
    return subjects;
  }

  #remember(stored: StoredKey, identity?: string): Subject {
    return this.memory.remember(stored.id, () => this.ring.unwrap(stored), identity);
  }
}

async function findHouseKey(store: KeyStore, ring: KeyRing, purpose: string): Promise<HouseKey> {
  const owner = houseOwner(purpose);
  const stored = (await store.findOrAdd([owner], () => ring.make(owner))).get(owner);
  if (stored === undefined) throw new Error('The key store found or added nothing.');
  return new HouseKey(stored.id, ring.unwrap(stored));
}
