import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from './banner.js';

const FILES = { http: 'http.url', lms: 'lms.url' } as const;

/**
 * For scripts that start us with port 0: there as soon as we listen, and whole.
 * @returns takes them back
 */
export function tellPlaces(
  dataDir: string,
  { http, lms }: Pick<Places, 'http' | 'lms'>,
): () => Promise<void> {
  write(join(dataDir, FILES.lms), lms.split(' ')[0] ?? '');
  write(join(dataDir, FILES.http), http);
  return () => {
    removePlaces(dataDir);
    return Promise.resolve();
  };
}

/** Where a process before us listened, who may have been killed: whoever waits for ours must not take it for that. */
export function removePlaces(dataDir: string): void {
  for (const name of Object.values(FILES)) rmSync(join(dataDir, name), { force: true });
}

function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, `${text}\n`);
  renameSync(`${file}.new`, file);
}
