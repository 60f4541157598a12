import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { VaultDamaged } from '../errors.js';
import { decodeSlot, encodeSlot, type Slot, SLOT_BYTES } from './slot.js';
import { damagedAt, SlotFile } from './slot-file.js';

export const NAME = 'keys.vault';
const CHUNK = 8192;

type Seen = (slot: Slot, number: number) => void;

/** Tells of every slot that is there. The caller holds the lock that keeps other processes out. */
export async function openSlotFile(folder: string, seen: Seen): Promise<SlotFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, NAME);
  if (!existsSync(path)) await make(path, folder);
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const count = Math.floor(size / SLOT_BYTES);
    if (count === 0) throw new VaultDamaged(notOurs);
    await recover(file, count, seen);
    if (size > count * SLOT_BYTES) await file.truncate(count * SLOT_BYTES);
    await file.sync();
    return new SlotFile(file, count);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** It appears whole or not at all. */
async function make(path: string, folder: string): Promise<void> {
  const draft = await open(`${path}.new`, 'w', 0o600);
  await draft.writeFile(encodeSlot({ kind: 'header' }, 0));
  await draft.sync();
  await draft.close();
  await rename(`${path}.new`, path);
  const parent = await open(folder, 'r');
  await parent.sync();
  await parent.close();
}

/**
 * The last batch may be half there, in any part: nobody was told that it was written, so its bad slots become void. A bad slot
 * before a batch that began later had been acknowledged, and is damage.
 */
async function recover(file: FileHandle, count: number, seen: Seen): Promise<void> {
  const bad: number[] = [];
  let lastBatch = 0;
  for await (const { first, bytes } of chunksOf(file, count)) {
    for (let at = 0; at < bytes.length; at += SLOT_BYTES) {
      const number = first + at / SLOT_BYTES;
      const decoded = decodeSlot(bytes.subarray(at, at + SLOT_BYTES));
      if (number === 0 && decoded?.slot.kind !== 'header') throw new VaultDamaged(notOurs);
      if (decoded === undefined) bad.push(number);
      else {
        lastBatch = Math.max(lastBatch, decoded.batch);
        seen(decoded.slot, number);
      }
    }
  }
  await makeVoid(file, bad, lastBatch);
}

async function makeVoid(
  file: FileHandle,
  bad: readonly number[],
  lastBatch: number,
): Promise<void> {
  const [first] = bad;
  if (first === undefined) return;
  if (first < lastBatch) throw damagedAt(first);
  // All as one batch: if this too is interrupted, what is still bad is no older than the rest.
  const bytes = encodeSlot({ kind: 'void' }, first);
  for (const number of bad) await file.write(bytes, 0, SLOT_BYTES, number * SLOT_BYTES);
}

async function* chunksOf(
  file: FileHandle,
  count: number,
): AsyncIterable<{ first: number; bytes: Buffer }> {
  const chunk = Buffer.alloc(CHUNK * SLOT_BYTES);
  for (let first = 0; first < count; first += CHUNK) {
    const wanted = Math.min(CHUNK, count - first) * SLOT_BYTES;
    await file.read(chunk, 0, wanted, first * SLOT_BYTES);
    yield { first, bytes: chunk.subarray(0, wanted) };
  }
}

const notOurs = `${NAME} is not a key vault of this version. Nothing was changed. Restore the keys from a backup.`;
