import { fstatSync, ftruncateSync, readSync, writeSync } from 'node:fs';
import { isNoRoom } from './errors.js';
import { TRAILER } from './record-layout.js';

const ZEROS = Buffer.alloc(1024 * 1024);

/**
 * Zeros behind the end of the log. A flush of bytes that the file already has is the disk's work alone; one that makes the file
 * longer waits for the file system's journal as well, which takes half as long again, and now and then ten times as long.
 */
export class Room {
  constructor(
    private readonly fd: number,
    private end: number,
  ) {}

  /** What is written ends here, and will be flushed next. */
  written(end: number): void {
    if (end <= this.end) return;
    this.end = end + ZEROS.length;
    try {
      writeSync(this.fd, ZEROS, 0, ZEROS.length, end);
    } catch (error) {
      // Room is a convenience: what matters is written.
      if (!isNoRoom(error)) throw error;
    }
  }

  /** The file ends here again. */
  cutTo(end: number): void {
    ftruncateSync(this.fd, end);
    this.end = end;
  }
}

/**
 * Where the zeros at the end of a file begin, at the earliest at `from`. A record ends in its length, of which the upper bytes may be
 * zeros too: so this may be a few bytes late, and never cuts a record. The file may become shorter meanwhile.
 */
export function endOfWritten(fd: number, from: number): number {
  const { size } = fstatSync(fd);
  const bytes = Buffer.alloc(ZEROS.length);
  for (let end = size; end > from; end -= bytes.length) {
    const start = Math.max(from, end - bytes.length);
    const read = readSync(fd, bytes, 0, end - start, start);
    const last = bytes.subarray(0, read).findLastIndex((byte) => byte !== 0);
    if (last >= 0) return Math.min(size, start + last + TRAILER);
  }
  return Math.min(from, size);
}
