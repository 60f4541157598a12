const SMALLEST = 1024;
const WORDS = 3;
const EMPTY = 0;
const REMOVED = 0xffffffff;

/**
 * In which slots a key may be, by its first 8 bytes, which are as good as random (a UUID, a keyed hash). 12 bytes an entry, at
 * most 70 % full: 25 MB for a million, where a Map of texts takes over 100. Whoever asks reads the slot and compares.
 */
export class SlotIndex {
  #table = new Uint32Array(SMALLEST * WORDS);
  #used = 0; // removed ones too, until it grows

  *candidates(key: Buffer): Iterable<number> {
    const [head, tag] = wordsOf(key);
    for (let at = this.#start(head); this.#slotAt(at) !== EMPTY; at = this.#after(at)) {
      const same = this.#table[at + 1] === head && this.#table[at + 2] === tag;
      if (same && this.#slotAt(at) !== REMOVED) yield this.#slotAt(at);
    }
  }

  add(key: Buffer, slot: number): void {
    if (this.#used * WORDS >= this.#table.length * 0.7) this.#grow();
    this.#put(...wordsOf(key), slot);
  }

  remove(key: Buffer, slot: number): void {
    const [head] = wordsOf(key);
    for (let at = this.#start(head); this.#slotAt(at) !== EMPTY; at = this.#after(at)) {
      if (this.#slotAt(at) === slot) this.#table[at] = REMOVED;
    }
  }

  #put(head: number, tag: number, slot: number): void {
    let at = this.#start(head);
    while (this.#slotAt(at) !== EMPTY) at = this.#after(at);
    this.#table.set([slot, head, tag], at);
    this.#used += 1;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2);
    this.#used = 0;
    for (let at = 0; at < old.length; at += WORDS) {
      const slot = old[at] ?? EMPTY;
      if (slot !== EMPTY && slot !== REMOVED) this.#put(old[at + 1] ?? 0, old[at + 2] ?? 0, slot);
    }
  }

  #slotAt(at: number): number {
    return this.#table[at] ?? EMPTY;
  }

  #start(head: number): number {
    return (head % (this.#table.length / WORDS)) * WORDS;
  }

  #after(at: number): number {
    return (at + WORDS) % this.#table.length;
  }
}

function wordsOf(key: Buffer): [number, number] {
  return key.length < 8 ? [0, 0] : [key.readUInt32LE(0), key.readUInt32LE(4)];
}
