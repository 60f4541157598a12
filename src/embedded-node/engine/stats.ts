import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMetadataStream } from '../index/stream-state.js';
import { LogInspection } from '../log/log-inspection.js';

export interface Stats {
  readonly events: number;
  readonly streams: number;
  readonly metadataEvents: number;
  readonly tombstones: number;
  readonly logBytes: number;
  readonly dataBytes: number;
  readonly indexBytes: number;
  readonly oldestMicros: number | undefined;
  readonly newestMicros: number | undefined;
}

/** Counts and sizes, from one walk through the log. */
export function stats(folder: string): Stats {
  const log = LogInspection.open(folder);
  const counts = { events: 0, streams: 0, metadataEvents: 0, tombstones: 0, dataBytes: 0 };
  let oldestMicros: number | undefined;
  let newestMicros: number | undefined;
  try {
    for (const record of log.records()) {
      counts.events += 1;
      if (record.previous === 0) counts.streams += 1; // a stream's first event names none before it
      if (isMetadataStream(record.stream)) counts.metadataEvents += 1;
      if (record.isTombstone) counts.tombstones += 1;
      counts.dataBytes += record.data.length + record.metadata.length;
      oldestMicros ??= record.createdMicros;
      newestMicros = record.createdMicros;
    }
    const indexBytes = sizeOf(join(folder, 'index'));
    return { ...counts, logBytes: log.end, indexBytes, oldestMicros, newestMicros };
  } finally {
    log.close();
  }
}

function sizeOf(folder: string): number {
  const names = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : [];
  return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
