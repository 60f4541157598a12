import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { VaultDamaged, VaultUnavailable } from '../errors.js';
import { decodeSlot, encodeSlot, type Slot, SLOT_BYTES } from './slot.js';

/** Slots that are added at the end or replaced in their place; both are on disk when the promise is fulfilled. One call at a time. */
export class SlotFile {
  #closed: string | undefined;
  #closing: Promise<void> | undefined;

  constructor(
    private readonly file: FileHandle,
    private count: number,
  ) {}

  get size(): number {
    return this.count;
  }

  read(number: number): Slot {
    this.#requireOpen();
    const bytes = Buffer.alloc(SLOT_BYTES);
    readSync(this.file.fd, bytes, 0, SLOT_BYTES, number * SLOT_BYTES);
    return this.#decode(bytes, number).slot;
  }

  async readMany(first: number, most: number): Promise<readonly Slot[]> {
    this.#requireOpen();
    const bytes = Buffer.alloc(Math.min(most, this.count - first) * SLOT_BYTES);
    await this.file.read(bytes, 0, bytes.length, first * SLOT_BYTES);
    return Array.from({ length: bytes.length / SLOT_BYTES }, (_, n) => {
      return this.#decode(partOf(bytes, n), first + n).slot;
    });
  }

  /** The number of the first. */
  async append(slots: readonly Slot[]): Promise<number> {
    this.#requireOpen();
    const first = this.count;
    const bytes = Buffer.concat(slots.map((slot) => encodeSlot(slot, first)));
    try {
      await this.#write(bytes, first);
    } catch (error) {
      await this.file.truncate(first * SLOT_BYTES).catch((cause: unknown) => {
        this.#giveUp(cause);
      });
      throw new VaultUnavailable('The key vault cannot be written to.', { cause: error });
    }
    await this.#sync();
    this.count += slots.length;
    return first;
  }

  async replace(changes: ReadonlyMap<number, Slot>): Promise<void> {
    this.#requireOpen();
    try {
      for (const { first, slots } of runsOf(changes)) {
        const before = Buffer.alloc(slots.length * SLOT_BYTES);
        readSync(this.file.fd, before, 0, before.length, first * SLOT_BYTES);
        const bytes = slots.map((slot, n) => {
          const { batch } = this.#decode(partOf(before, n), first + n);
          return encodeSlot(slot, batch);
        });
        await this.#write(Buffer.concat(bytes), first);
      }
    } catch (error) {
      this.#giveUp(error); // some are replaced and some are not
      throw new VaultUnavailable('The key vault cannot be written to.', { cause: error });
    }
    await this.#sync();
  }

  /** Also after it failed. */
  close(): Promise<void> {
    this.#closed ??= 'it was closed';
    this.#closing ??= this.file.close();
    return this.#closing;
  }

  async #write(bytes: Buffer, at: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const position = at * SLOT_BYTES + done;
      done += (await this.file.write(bytes, done, bytes.length - done, position)).bytesWritten;
    }
  }

  // After a failed fsync nobody knows what is on disk, and asking again may say "all well": a new process must read it.
  async #sync(): Promise<void> {
    try {
      await this.file.datasync();
    } catch (error) {
      this.#giveUp(error);
      throw new VaultUnavailable('The key vault cannot be written to.', { cause: error });
    }
  }

  #giveUp(error: unknown): void {
    this.#closed = error instanceof Error ? error.message : 'it failed';
  }

  #requireOpen(): void {
    if (this.#closed !== undefined) {
      throw new VaultUnavailable(`The key vault cannot be used: ${this.#closed}.`);
    }
  }

  #decode(bytes: Buffer, number: number): { slot: Slot; batch: number } {
    const decoded = decodeSlot(bytes);
    if (decoded !== undefined) return decoded;
    throw damagedAt(number);
  }
}

function partOf(bytes: Buffer, n: number): Buffer {
  return bytes.subarray(n * SLOT_BYTES, (n + 1) * SLOT_BYTES);
}

/** Neighbours are written together. */
function runsOf(changes: ReadonlyMap<number, Slot>): readonly { first: number; slots: Slot[] }[] {
  const runs: { first: number; slots: Slot[] }[] = [];
  for (const [number, slot] of [...changes].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.slots.length === number) last.slots.push(slot);
    else runs.push({ first: number, slots: [slot] });
  }
  return runs;
}

export function damagedAt(slot: number): VaultDamaged {
  return new VaultDamaged(
    `The key vault is damaged at byte ${slot * SLOT_BYTES}. Nothing was changed. Restore the keys from a backup.`,
  );
}
