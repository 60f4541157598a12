import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isNoRoom } from '../log/errors.js';

const CHUNK = 1024 * 1024;
const dataPath = (indexFolder: string) => join(indexFolder, 'data.mdb');
const sealPath = (indexFolder: string) => join(indexFolder, 'checksum');

/**
 * LMDB keeps no checksums and reads its file as memory: bytes that are not what it wrote end the process without a word. So an index
 * that is closed is given a checksum, and one that no longer has it is not opened. One that was not closed (`kill -9`) has none: LMDB
 * itself is safe against that.
 */
export function sealIndex(indexFolder: string): void {
  const sum = String(checksum(dataPath(indexFolder)));
  try {
    writeFileSync(sealPath(indexFolder), sum);
  } catch (error) {
    // Without one it is as after a kill; with half of one it would be made anew for nothing.
    breakSeal(indexFolder);
    if (!isNoRoom(error)) throw error;
  }
}

/** False if the index was closed and has changed since. */
export function isSealIntact(indexFolder: string): boolean {
  if (!existsSync(sealPath(indexFolder))) return true;
  if (!existsSync(dataPath(indexFolder))) return false;
  return readFileSync(sealPath(indexFolder), 'utf8') === String(checksum(dataPath(indexFolder)));
}

/** Before it is written to. */
export function breakSeal(indexFolder: string): void {
  rmSync(sealPath(indexFolder), { force: true });
}

function checksum(path: string): number {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(CHUNK);
    let sum = 0;
    for (;;) {
      const count = readSync(fd, bytes);
      if (count === 0) return sum;
      sum = crc32(bytes.subarray(0, count), sum);
    }
  } finally {
    closeSync(fd);
  }
}
