import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DataDirError } from './data-dir-error.js';

const SECRET_BYTES = 48;

/**
 * The secret kept in `file`, made at first use. It appears whole or not at all, and only once: two
 * processes that make it at the same time (the service and the CLI) end up with the same one.
 */
export function madeSecret(file: string): string {
  if (!existsSync(file)) make(file);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < SECRET_BYTES) {
    throw new DataDirError(`${file} is damaged: it holds no secret. Restore it from a backup.`);
  }
  return secret;
}

function make(file: string): void {
  const draft = `${file}.${randomBytes(4).toString('hex')}.new`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`);
    fsyncSync(descriptor);
    linkSync(draft, file); // unlike rename, never replaces one that somebody else just made
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    closeSync(descriptor);
    unlinkSync(draft);
  }
  syncFolder(dirname(file));
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
