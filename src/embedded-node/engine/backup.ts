import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  writeSync,
} from 'node:fs';
import { StreamIndex } from '../index/stream-index.js';
import { DamagedLog } from '../log/errors.js';
import { logPath, syncFolder, Watermark } from '../log/log-file.js';
import { LogInspection } from '../log/log-inspection.js';
import { readBytes } from '../log/read-records.js';

export interface Backup {
  readonly events: number;
  readonly bytes: number;
}

const CHUNK = 4 * 1024 * 1024;

/**
 * Copies a folder, also while a node writes to it, as it was at one moment: the log only ever grows, so its acknowledged part is
 * consistent by itself, and an index that is older than the log catches up when the copy is opened.
 */
export async function backup(from: string, to: string): Promise<Backup> {
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new Error(`${to} is not empty. A backup goes into a folder of its own.`);
  mkdirSync(to, { recursive: true });
  const index = StreamIndex.openReadOnly(from);
  await index?.copyTo(to);
  await index?.close();
  const log = LogInspection.open(from);
  try {
    copyLog(log, to);
    const watermark = new Watermark(to);
    watermark.note(log.end);
    watermark.close();
    syncFolder(to);
  } finally {
    log.close();
  }
  return { events: checked(to), bytes: log.end };
}

function copyLog(log: LogInspection, to: string): void {
  const fd = openSync(logPath(to), 'wx');
  try {
    for (let at = 0; at < log.end; at += CHUNK) {
      const bytes = readBytes(log.descriptor, at, Math.min(CHUNK, log.end - at));
      writeSync(fd, bytes, 0, bytes.length, at);
    }
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** A copy is a backup only if it can be read: every checksum of it is looked at. */
function checked(to: string): number {
  const copy = LogInspection.open(to);
  try {
    let events = 0;
    for (const record of copy.records()) events += record.length > 0 ? 1 : 0;
    const [damage] = copy.damages;
    if (damage !== undefined)
      throw new DamagedLog(
        `The copy is damaged from byte ${damage.from} to ${damage.to}: so is the log, or the disk. It is no backup.`,
      );
    return events;
  } finally {
    copy.close();
  }
}
