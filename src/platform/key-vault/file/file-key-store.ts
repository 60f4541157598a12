import type { KeyStore, Replacement, StoredKey } from '../key-store.js';
import { KeyIndex } from './key-index.js';
import { openSlotFile } from './open-slot-file.js';
import type { Slot } from './slot.js';
import type { SlotFile } from './slot-file.js';

const PAGE = 500;

type Found = { readonly number: number; readonly slot: Slot } | undefined;

/**
 * Keys in one file of a folder that nobody else uses. 128 bytes a person on disk, 34 to 69 in memory; opening reads it
 * all once. What is forgotten or wrapped anew is overwritten where it stood.
 */
export class FileKeyStore implements KeyStore {
  private constructor(
    private readonly file: SlotFile,
    private readonly index: KeyIndex,
  ) {}

  /** @throws VaultDamaged */
  static async open(folder: string): Promise<FileKeyStore> {
    const index = new KeyIndex();
    const file = await openSlotFile(folder, (slot, number) => {
      index.add(slot, number);
    });
    return new FileKeyStore(file, index);
  }

  async findOrAdd(
    owners: readonly string[],
    make: (owner: string) => StoredKey,
  ): Promise<ReadonlyMap<string, StoredKey>> {
    const keys = new Map<string, StoredKey>();
    const added: Slot[] = [];
    for (const owner of new Set(owners)) {
      const found = this.#ofOwner(owner);
      const stored = found ?? make(owner);
      if (found === undefined) added.push({ kind: 'key', stored });
      keys.set(owner, stored);
    }
    await this.#append(added);
    return keys;
  }

  find(ids: readonly string[]): Promise<ReadonlyMap<string, StoredKey | 'forgotten'>> {
    const keys = new Map<string, StoredKey | 'forgotten'>();
    for (const id of ids) {
      const slot = this.#ofId(id)?.slot;
      if (slot?.kind === 'key') keys.set(id, slot.stored);
      if (slot?.kind === 'forgotten') keys.set(id, 'forgotten');
    }
    return Promise.resolve(keys);
  }

  async forget(id: string): Promise<void> {
    const found = this.#ofId(id);
    if (found === undefined) return this.#append([{ kind: 'forgotten', id }]);
    const { slot, number } = found;
    if (slot.kind !== 'key') return;
    await this.file.replace(new Map([[number, { kind: 'forgotten', id }]]));
    this.index.forget(slot.stored, number);
  }

  wrappingKeys(): Promise<readonly string[]> {
    return Promise.resolve(this.index.wrappingKeys());
  }

  async *pages(): AsyncIterable<readonly StoredKey[]> {
    for (let first = 1; first < this.file.size; first += PAGE) {
      const slots = await this.file.readMany(first, PAGE);
      yield slots.flatMap((slot) => (slot.kind === 'key' ? [slot.stored] : []));
    }
  }

  async *forgotten(): AsyncIterable<readonly string[]> {
    for (let first = 1; first < this.file.size; first += PAGE) {
      const slots = await this.file.readMany(first, PAGE);
      yield slots.flatMap((slot) => (slot.kind === 'forgotten' ? [slot.id] : []));
    }
  }

  async replace(replacements: readonly Replacement[]): Promise<void> {
    const changes = new Map<number, Slot>();
    const changed: Replacement[] = [];
    for (const replacement of replacements) {
      const found = this.#ofId(replacement.from.id);
      if (found?.slot.kind !== 'key') continue;
      if (!found.slot.stored.wrapped.equals(replacement.from.wrapped)) continue;
      changes.set(found.number, { kind: 'key', stored: replacement.to });
      changed.push(replacement);
    }
    await this.file.replace(changes);
    for (const { from, to } of changed) this.index.rewrapped(from, to);
  }

  close(): Promise<void> {
    return this.file.close();
  }

  async #append(slots: readonly Slot[]): Promise<void> {
    if (slots.length === 0) return;
    const first = await this.file.append(slots);
    for (const [n, slot] of slots.entries()) this.index.add(slot, first + n);
  }

  #ofOwner(owner: string): StoredKey | undefined {
    for (const number of this.index.ofOwner(owner)) {
      const slot = this.file.read(number);
      if (slot.kind === 'key' && slot.stored.owner === owner) return slot.stored;
    }
    return undefined;
  }

  #ofId(id: string): Found {
    for (const number of this.index.ofId(id)) {
      const slot = this.file.read(number);
      if (slot.kind === 'key' && slot.stored.id === id) return { number, slot };
      if (slot.kind === 'forgotten' && slot.id === id) return { number, slot };
    }
    return undefined;
  }
}
