import type { KeyStore } from '../../../src/platform/key-vault/key-store.js';
import type { KeyVault, KeyVaultOptions } from '../../../src/platform/key-vault/key-vault.js';
import { openKeyVault } from '../../../src/platform/key-vault/open-key-vault.js';
import { WatchedStore } from './watched-store.js';

/** Where an adapter keeps its keys; empty at first. */
export interface KeyStoreHome {
  /** Opens it, as a process does that starts; the one before is closed. */
  store(): Promise<KeyStore>;
  /** Everything that is on disk. */
  files(): Promise<Buffer>;
}

export const master = 'the first master key, long enough.';
export const nextMaster = 'the second master key, long enough';

/** One vault at a time, closed before the next is opened on the same keys. */
export class VaultHome {
  store!: WatchedStore;
  #vault: KeyVault | undefined;

  constructor(private readonly home: KeyStoreHome) {}

  async open(options: Partial<KeyVaultOptions> = {}): Promise<KeyVault> {
    await this.close();
    this.store = new WatchedStore(await this.home.store());
    this.#vault = await openKeyVault(this.store, { masterKey: master, ...options });
    return this.#vault;
  }

  async close(): Promise<void> {
    await this.#vault?.close();
    this.#vault = undefined;
  }

  files(): Promise<Buffer> {
    return this.home.files();
  }
}

export const names = (count: number, prefix = 'learner'): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

export async function idsOf(vault: KeyVault, people: readonly string[]): Promise<string[]> {
  const subjects = await Promise.all(people.map((name) => vault.subjectOf(name)));
  return subjects.map(({ id }) => id);
}
