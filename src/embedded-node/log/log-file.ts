import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { DamagedLog, isNoRoom } from './errors.js';

/** The first record begins here: what lies before says what the file is, and which log. */
export const FIRST_POSITION = 64;
const MAGIC = 'MAKEGOOD EVENT LOG 1\n';
const ID_AT = 32;
const CRC_AT = 48;

export interface LogFile {
  readonly fd: number;
  /** Tells this log from every other; an index belongs to one log. */
  readonly id: string;
}

export const logPath = (folder: string) => join(folder, 'events.log');

export function openLogFile(
  folder: string,
  newId: Uint8Array,
  options: { readOnly?: boolean } = {},
): LogFile {
  const path = logPath(folder);
  if (options.readOnly !== true && !existsSync(path)) create(path, newId);
  const fd = openSync(path, options.readOnly === true ? 'r' : 'r+');
  if (options.readOnly !== true && fstatSync(fd).size < FIRST_POSITION) writeHeader(fd, newId);
  return { fd, id: readId(fd, path) };
}

function create(path: string, id: Uint8Array): void {
  const fd = openSync(path, 'wx+');
  writeHeader(fd, id);
  closeSync(fd);
  syncFolder(dirname(path));
}

function writeHeader(fd: number, id: Uint8Array): void {
  const header = Buffer.alloc(FIRST_POSITION);
  header.write(MAGIC);
  header.set(id.subarray(0, 16), ID_AT);
  header.writeUInt32LE(crc32(header.subarray(0, CRC_AT)), CRC_AT);
  writeSync(fd, header, 0, header.length, 0);
  fsyncSync(fd);
}

function readId(fd: number, path: string): string {
  const header = Buffer.alloc(FIRST_POSITION);
  readSync(fd, header, 0, header.length, 0);
  const sound =
    header.toString('latin1', 0, MAGIC.length) === MAGIC &&
    header.readUInt32LE(CRC_AT) === crc32(header.subarray(0, CRC_AT));
  if (!sound) throw new DamagedLog(`${path} is not an event log, or its first bytes are damaged.`);
  return header.toString('hex', ID_AT, ID_AT + 16);
}

/** A new file is only durable when its folder's entry is. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const watermarkPath = (folder: string) => join(folder, 'durable');

/** How far the log had been flushed, as last noted. The note is not flushed itself: it may be behind, and is never ahead. */
export class Watermark {
  private readonly fd: number;
  private readonly bytes = Buffer.alloc(12);

  constructor(folder: string) {
    this.fd = openSync(watermarkPath(folder), existsSync(watermarkPath(folder)) ? 'r+' : 'w+');
  }

  note(durable: number): void {
    this.bytes.writeDoubleLE(durable, 0);
    this.bytes.writeUInt32LE(crc32(this.bytes.subarray(0, 8)), 8);
    try {
      writeSync(this.fd, this.bytes, 0, 12, 0);
    } catch (error) {
      // An older note is still true, and the log itself is written: a full disk is no reason to fail here.
      if (!isNoRoom(error)) throw error;
    }
  }

  close(): void {
    fsyncSync(this.fd);
    closeSync(this.fd);
  }
}

export function readWatermark(folder: string): number {
  if (!existsSync(watermarkPath(folder))) return 0;
  const bytes = readFileSync(watermarkPath(folder));
  const sound = bytes.length === 12 && bytes.readUInt32LE(8) === crc32(bytes.subarray(0, 8));
  return sound ? bytes.readDoubleLE(0) : 0;
}
