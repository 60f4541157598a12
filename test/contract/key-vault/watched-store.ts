import type {
  KeyStore,
  Replacement,
  StoredKey,
} from '../../../src/platform/key-vault/key-store.js';

export type Moment = 'before' | 'after';

/** A store whose calls are counted, and that can die before or after it replaced a batch of keys. */
export class WatchedStore implements KeyStore {
  readonly calls = { findOrAdd: 0, find: 0, replace: 0 };
  /** Owners that got a key, each batch by itself. */
  readonly added: (readonly string[])[] = [];
  #dies: { readonly at: number; readonly moment: Moment } | undefined;

  constructor(readonly inner: KeyStore) {}

  /** Of the batches that are replaced from now on, number `at` (from 0) fails. */
  dieReplacing(at: number, moment: Moment): void {
    this.#dies = { at: this.calls.replace + at, moment };
  }

  findOrAdd(owners: readonly string[], make: (owner: string) => StoredKey) {
    this.calls.findOrAdd += 1;
    this.added.push(owners);
    return this.inner.findOrAdd(owners, make);
  }

  find(ids: readonly string[]) {
    this.calls.find += 1;
    return this.inner.find(ids);
  }

  async replace(replacements: readonly Replacement[]): Promise<void> {
    const number = this.calls.replace++;
    const dies = this.#dies?.at === number ? this.#dies.moment : undefined;
    if (dies === 'before') throw new Error('died before');
    await this.inner.replace(replacements);
    if (dies === 'after') throw new Error('died after');
  }

  forget(id: string) {
    return this.inner.forget(id);
  }

  wrappingKeys() {
    return this.inner.wrappingKeys();
  }

  pages() {
    return this.inner.pages();
  }

  close() {
    return this.inner.close();
  }
}
