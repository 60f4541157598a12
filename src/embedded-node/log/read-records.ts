import { readSync } from 'node:fs';
import { DamagedLog } from './errors.js';
import { FIRST_POSITION } from './log-file.js';
import { HEADER, LONGEST_RECORD, SMALLEST_RECORD, TRAILER } from './record-layout.js';
import { StoredRecord } from './stored-record.js';

const CHUNK = 256 * 1024;
const FIRST_GUESS = 2048;

/** The record that begins at a position, or undefined if none does. */
export function recordAt(fd: number, position: number, end: number): StoredRecord | undefined {
  if (position < FIRST_POSITION || position + SMALLEST_RECORD > end) return undefined;
  let bytes = readBytes(fd, position, Math.min(FIRST_GUESS, end - position));
  const length = bytes.readUInt32LE(HEADER.length);
  if (!isLength(length) || position + length > end) return undefined;
  if (length > bytes.length) bytes = readBytes(fd, position, length);
  return soundRecord(bytes, 0, length, position);
}

/** Pages of records from a record's position up to `end`, oldest first. Damage is thrown, never skipped. */
export function* recordsForwards(fd: number, from: number, end: number): Generator<StoredRecord[]> {
  let position = from;
  let chunk = CHUNK;
  while (position < end) {
    const bytes = readBytes(fd, position, Math.min(chunk, end - position));
    const { page, used, isDamaged } = parse(bytes, position, end);
    if (page.length > 0) yield page;
    if (isDamaged) throw damaged(position + used);
    // A record that is longer than the chunk needs a chunk of its own.
    chunk = used === 0 ? bytes.readUInt32LE(HEADER.length) : CHUNK;
    position += used;
  }
}

function parse(
  bytes: Buffer,
  base: number,
  end: number,
): { page: StoredRecord[]; used: number; isDamaged: boolean } {
  const page: StoredRecord[] = [];
  let used = 0;
  while (used + SMALLEST_RECORD <= bytes.length) {
    const length = bytes.readUInt32LE(used + HEADER.length);
    const continues =
      isLength(length) && used + length > bytes.length && base + used + length <= end;
    if (continues) return { page, used, isDamaged: false };
    const record = soundRecord(bytes, used, length, base + used);
    if (record === undefined) return { page, used, isDamaged: true };
    page.push(record);
    used += length;
  }
  const isDamaged = base + bytes.length === end && used < bytes.length;
  return { page, used, isDamaged };
}

/** Pages of records that end at or before `before`, newest first. */
export function* recordsBackwards(fd: number, before: number): Generator<StoredRecord[]> {
  let end = before;
  let chunk = CHUNK;
  while (end > FIRST_POSITION) {
    const start = Math.max(FIRST_POSITION, end - chunk);
    const bytes = readBytes(fd, start, end - start);
    const page: StoredRecord[] = [];
    let at = bytes.length;
    let length = 0;
    while (at >= SMALLEST_RECORD) {
      length = bytes.readUInt32LE(at - TRAILER);
      if (!isLength(length)) throw damaged(start + at);
      if (length > at) break;
      at -= length;
      const record = soundRecord(bytes, at, length, start + at);
      if (record === undefined) throw damaged(start + at);
      page.push(record);
    }
    if (page.length === 0 && start === FIRST_POSITION) throw damaged(start);
    if (page.length > 0) yield page;
    chunk = page.length === 0 ? Math.max(length, chunk + CHUNK) : CHUNK;
    end = start + at;
  }
}

export function soundRecord(
  bytes: Buffer,
  at: number,
  length: number,
  position: number,
): StoredRecord | undefined {
  if (!isLength(length) || at + length > bytes.length) return undefined;
  const record = new StoredRecord(bytes, at, length);
  return record.isSound(position) ? record : undefined;
}

const isLength = (length: number) => length >= SMALLEST_RECORD && length <= LONGEST_RECORD;

export function readBytes(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const count = readSync(fd, bytes, done, length - done, position + done);
    if (count === 0) throw damaged(position + done);
    done += count;
  }
  return bytes;
}

export const damaged = (position: number) =>
  new DamagedLog(
    `The event log is damaged at byte ${position}: what is there is not what was written. Restore a backup; "verify" tells how much is damaged.`,
  );
