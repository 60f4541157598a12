import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isNoRoom } from '../log/errors.js';

const CHUNK = 1024 * 1024;
const dataPath = (indexFolder: string) => join(indexFolder, 'data.mdb');
const sealPath = (indexFolder: string) => join(indexFolder, 'checksum');

interface Seal {
  readonly size: number;
  /** Nanoseconds since 1970, as text. */
  readonly modified: string;
  readonly checksum: number;
}

/**
 * LMDB keeps no checksums and reads its file as memory: bytes that are not what it wrote end the process without a word. So an index
 * that is closed is given a seal, and one that no longer agrees with it is not opened. One that was not closed (`kill -9`) has none: LMDB
 * itself is safe against that.
 */
export function sealIndex(indexFolder: string): void {
  const seal: Seal = {
    ...lookOf(dataPath(indexFolder)),
    checksum: checksum(dataPath(indexFolder)),
  };
  try {
    writeFileSync(sealPath(indexFolder), JSON.stringify(seal));
  } catch (error) {
    // Without one it is as after a kill; with half of one it would be made anew for nothing.
    breakSeal(indexFolder);
    if (!isNoRoom(error)) throw error;
  }
}

/**
 * False if the index was closed and has changed since. A file that nobody has touched is taken for what it was, so that a start need not
 * read all of a large one; a copy of it is read.
 */
export function isSealIntact(indexFolder: string): boolean {
  return agrees(indexFolder, (data, seal) => {
    const { size, modified } = lookOf(data);
    if (size !== seal.size) return false;
    return modified === seal.modified || checksum(data) === seal.checksum;
  });
}

/** The same, but every byte is read: also a disk that lost some by itself is found out. */
export function isEveryByteIntact(indexFolder: string): boolean {
  return agrees(indexFolder, (data, seal) => checksum(data) === seal.checksum);
}

function agrees(indexFolder: string, isAsSealed: (data: string, seal: Seal) => boolean): boolean {
  const seal = sealOf(indexFolder);
  if (seal === 'none') return true;
  const data = dataPath(indexFolder);
  return seal !== 'unreadable' && existsSync(data) && isAsSealed(data, seal);
}

/** Before it is written to. */
export function breakSeal(indexFolder: string): void {
  rmSync(sealPath(indexFolder), { force: true });
}

function sealOf(indexFolder: string): Seal | 'none' | 'unreadable' {
  const path = sealPath(indexFolder);
  if (!existsSync(path)) return 'none';
  try {
    const seal = JSON.parse(readFileSync(path, 'utf8')) as Partial<Seal> | null;
    const { size, modified, checksum } = seal ?? {};
    if (size === undefined || modified === undefined || checksum === undefined) return 'unreadable';
    return { size, modified, checksum };
  } catch {
    return 'unreadable';
  }
}

function lookOf(path: string): Pick<Seal, 'size' | 'modified'> {
  const { size, mtimeNs } = statSync(path, { bigint: true });
  return { size: Number(size), modified: String(mtimeNs) };
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
