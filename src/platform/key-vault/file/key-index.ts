import { ownerBytes, type StoredKey } from '../key-store.js';
import { idBytes, type Slot } from './slot.js';
import { SlotIndex } from './slot-index.js';

/** What is known of the file without reading it. */
export class KeyIndex {
  readonly #byOwner = new SlotIndex();
  readonly #byId = new SlotIndex();
  /** How many keys each wrapping key has wrapped. */
  readonly #wrapped = new Map<string, number>();

  add(slot: Slot, number: number): void {
    if (slot.kind === 'forgotten') this.#byId.add(idBytes(slot.id), number);
    if (slot.kind !== 'key') return;
    const { id, owner, wrappedBy } = slot.stored;
    this.#byId.add(idBytes(id), number);
    this.#byOwner.add(ownerBytes(owner), number);
    this.#count(wrappedBy, 1);
  }

  /** Its owner has no key any more; the id is still known. */
  forget({ owner, wrappedBy }: StoredKey, number: number): void {
    this.#byOwner.remove(ownerBytes(owner), number);
    this.#count(wrappedBy, -1);
  }

  rewrapped(from: StoredKey, to: StoredKey): void {
    this.#count(from.wrappedBy, -1);
    this.#count(to.wrappedBy, 1);
  }

  ofOwner(owner: string): Iterable<number> {
    return this.#byOwner.candidates(ownerBytes(owner));
  }

  ofId(id: string): Iterable<number> {
    return this.#byId.candidates(idBytes(id));
  }

  wrappingKeys(): readonly string[] {
    return [...this.#wrapped.keys()];
  }

  #count(wrappedBy: string, change: number): void {
    const count = (this.#wrapped.get(wrappedBy) ?? 0) + change;
    if (count === 0) this.#wrapped.delete(wrappedBy);
    else this.#wrapped.set(wrappedBy, count);
  }
}
