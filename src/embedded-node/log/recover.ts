import { fstatSync, fsyncSync, ftruncateSync } from 'node:fs';
import { DamagedLog } from './errors.js';
import { damaged, recordsForwards } from './read-records.js';
import { endOfWritten } from './room.js';
import { acknowledgedBehind } from './search-records.js';
import type { StoredRecord } from './stored-record.js';

export interface Recovered {
  /** The end of the last whole append: everything before it is on disk. */
  readonly end: number;
  /** Bytes of an append that was never acknowledged, cut off. The room that a crash left behind the end counts for nothing. */
  readonly truncated: number;
}

/**
 * Walks the log from a known record to its end. What is behind the last whole append is cut off if nobody can have been told
 * that it was written; otherwise the log is refused.
 */
export function recover(
  fd: number,
  start: { from: number; watermark: number },
  seen: (record: StoredRecord) => void,
): Recovered {
  const size = fstatSync(fd).size;
  const { end, watermark } = walk(fd, start, size, seen);
  if (end < watermark)
    throw new DamagedLog(
      `The event log is damaged at byte ${end}, and events up to byte ${watermark} had been acknowledged. Nothing was changed. Restore a backup; "verify" tells how much is damaged.`,
    );
  const written = endOfWritten(fd, end);
  if (end < written && acknowledgedBehind(fd, end, written) !== undefined) throw damaged(end);
  if (end < size) ftruncateSync(fd, end);
  fsyncSync(fd);
  return { end, truncated: written - end };
}

function walk(
  fd: number,
  start: { from: number; watermark: number },
  size: number,
  seen: (record: StoredRecord) => void,
): { end: number; watermark: number } {
  let end = Math.min(start.from, size);
  let watermark = start.watermark;
  let append: StoredRecord[] = [];
  try {
    for (const page of recordsForwards(fd, start.from, size)) {
      for (const record of page) {
        watermark = Math.max(watermark, record.durable);
        append.push(record);
        if (!record.isLastOfAppend) continue;
        append.forEach(seen);
        append = [];
        end = record.end;
      }
    }
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error;
  }
  return { end, watermark };
}
