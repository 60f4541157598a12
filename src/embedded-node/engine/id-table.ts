/**
 * Ids of 16 bytes with a number each, in flat arrays: a hundred thousand of them cost some megabytes and nothing to collect, which
 * counts when a start reads as many from the log.
 */
export class IdTable {
  private readonly words: Uint32Array;
  private readonly values: Float64Array;
  private readonly mask: number;
  size = 0;

  constructor(readonly capacity: number) {
    const slots = 2 ** Math.ceil(Math.log2(capacity * 2));
    this.words = new Uint32Array(slots * 4);
    this.values = new Float64Array(slots);
    this.mask = slots - 1;
  }

  /** 0: not there. */
  get(id: Buffer): number {
    return this.values[this.slotOf(id)] ?? 0;
  }

  set(id: Buffer, value: number): void {
    const slot = this.slotOf(id);
    if (this.values[slot] === 0) this.size += 1;
    for (let i = 0; i < 4; i++) this.words[slot * 4 + i] = id.readUInt32LE(i * 4);
    this.values[slot] = value;
  }

  clear(): void {
    this.values.fill(0);
    this.size = 0;
  }

  /** Where the id is, or where it would be. */
  private slotOf(id: Buffer): number {
    let slot = hash(id) & this.mask;
    while (this.values[slot] !== 0 && !this.isAt(slot, id)) slot = (slot + 1) & this.mask;
    return slot;
  }

  private isAt(slot: number, id: Buffer): boolean {
    for (let i = 0; i < 4; i++)
      if (this.words[slot * 4 + i] !== id.readUInt32LE(i * 4)) return false;
    return true;
  }
}

function hash(id: Buffer): number {
  let mixed = 0;
  for (let i = 0; i < 16; i += 4) {
    mixed = Math.imul(mixed ^ id.readUInt32LE(i), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed >>> 0;
}
