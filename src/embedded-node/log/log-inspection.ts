import { closeSync, fstatSync } from 'node:fs';
import { DamagedLog } from './errors.js';
import { FIRST_POSITION, openLogFile, readWatermark } from './log-file.js';
import { recordAt, recordsForwards } from './read-records.js';
import { endOfWritten } from './room.js';
import { acknowledgedBehind, soundRecordsBehind } from './search-records.js';
import type { StoredRecord } from './stored-record.js';

export interface Damage {
  readonly from: number;
  readonly to: number;
}

/** Looks at a log without changing it, also while a node writes to it: at what had been acknowledged when the look began. */
export class LogInspection {
  readonly damages: Damage[] = [];
  readonly logId: string;
  private readonly fd: number;

  private constructor(
    file: { fd: number; id: string },
    /** How far everything may have been acknowledged: a node that opens the folder keeps as much. */
    readonly end: number,
    /** Bytes behind `end`: of an append under way, or of one that a crash cut off. */
    readonly unacknowledged: number,
  ) {
    this.fd = file.fd;
    this.logId = file.id;
  }

  static open(folder: string): LogInspection {
    const file = openLogFile(folder, new Uint8Array(), { readOnly: true });
    const noted = Math.max(FIRST_POSITION, readWatermark(folder));
    const size = endOfWritten(file.fd, noted);
    const end = acknowledgedEnd(file.fd, noted, size);
    return new LogInspection(file, end, Math.max(0, size - end));
  }

  /** All records that are what was written; places that are not are noted in `damages` and passed over. */
  *records(): Generator<StoredRecord> {
    const size = Math.min(this.end, fstatSync(this.fd).size);
    let position = FIRST_POSITION;
    while (position < size) {
      try {
        for (const page of recordsForwards(this.fd, position, size))
          for (const record of page) {
            position = record.end;
            yield record;
          }
      } catch (error) {
        if (!(error instanceof DamagedLog)) throw error;
        const [next] = soundRecordsBehind(this.fd, position, size);
        const to = next?.position ?? size;
        this.damages.push({ from: position, to });
        position = to;
      }
    }
    if (size < this.end) this.damages.push({ from: size, to: this.end });
  }

  find(position: number): StoredRecord | undefined {
    return recordAt(this.fd, position, this.end);
  }

  get descriptor(): number {
    return this.fd;
  }

  close(): void {
    closeSync(this.fd);
  }
}

/**
 * The note of how far the log was durable is behind after a power cut, or lost. What a start would keep counts too: whole appends
 * behind it, and damaged places that had been acknowledged.
 */
function acknowledgedEnd(fd: number, noted: number, size: number): number {
  let end = noted;
  for (;;) {
    end = endOfWholeAppends(fd, end, size);
    const witness = end < size ? acknowledgedBehind(fd, end, size) : undefined;
    if (witness === undefined) return end;
    end = witness;
  }
}

function endOfWholeAppends(fd: number, from: number, size: number): number {
  let end = from;
  try {
    for (const page of recordsForwards(fd, from, size))
      for (const record of page) if (record.isLastOfAppend) end = record.end;
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error;
  }
  return end;
}
