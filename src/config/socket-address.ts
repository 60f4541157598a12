import { openSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DataDirError } from './data-dir-error.js';

/** The kernel's room for the path of a Unix socket: 104 bytes on macOS, 108 on Linux, NUL included. */
const ROOM = 103;
const LONGEST_NAME = 'ffffffff.new';

export type AddressIn = (name: string) => string;

/** Addresses of sockets in `folder` that are short enough for the kernel, however long its path is. */
export function socketsIn(folder: string): AddressIn {
  const prefix = [folder, relative(process.cwd(), folder)].find(isShort) ?? byDescriptor(folder);
  return (name) => join(prefix, name);
}

function isShort(folder: string): boolean {
  return Buffer.byteLength(join(folder, LONGEST_NAME)) <= ROOM;
}

function byDescriptor(folder: string): string {
  if (process.platform === 'linux') return `/proc/self/fd/${openSync(folder, 'r')}`;
  throw new DataDirError(
    `DATA_DIR is too long a path for a lock: ${folder}. Choose a shorter one.`,
  );
}
