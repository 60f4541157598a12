import { readBytes, soundRecord } from './read-records.js';
import { HEADER, LONGEST_RECORD, SMALLEST_RECORD } from './record-layout.js';
import type { StoredRecord } from './stored-record.js';

/** Records that can be told from rubbish behind a damaged place: they name their own position, and their checksum is right. */
export function* soundRecordsBehind(
  fd: number,
  position: number,
  size: number,
): Generator<StoredRecord> {
  for (let base = position; base < size; base += LONGEST_RECORD) {
    const bytes = readBytes(fd, base, Math.min(2 * LONGEST_RECORD, size - base));
    for (let at = 1; at <= LONGEST_RECORD && at + SMALLEST_RECORD <= bytes.length; at++) {
      if (bytes.readDoubleLE(at + HEADER.position) !== base + at) continue;
      const record = soundRecord(bytes, at, bytes.readUInt32LE(at + HEADER.length), base + at);
      if (record !== undefined) yield record;
    }
  }
}

/** How far the log was durable when a sound record further on was written, if that was behind `position`: the bytes there had been acknowledged. */
export function acknowledgedBehind(fd: number, position: number, size: number): number | undefined {
  for (const record of soundRecordsBehind(fd, position, size))
    if (record.durable > position) return record.durable;
  return undefined;
}
