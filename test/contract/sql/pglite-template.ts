import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';

const root = join(import.meta.dirname, '../../..');

/**
 * An empty embedded database in a new folder, by copying one that was made before: making one takes seconds, copying it a
 * fraction of one. Also fills the `sql` folder of a DATA_DIR for tests that start the whole service.
 */
export async function freshPgliteFolder(folder?: string): Promise<string> {
  const target = folder ?? join(await mkdtemp(join(tmpdir(), 'makegood-sql-')), 'sql');
  await cp(await template(), target, { recursive: true });
  return target;
}

async function template(): Promise<string> {
  const manifest = join(root, 'node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const cache = join(root, 'node_modules/.cache/makegood');
  const finished = join(cache, `pglite-${version}`);
  if (existsSync(finished)) return finished;

  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(`${finished}-`);
  await (await PgliteHost.open(draft)).engine.close();
  try {
    await rename(draft, finished);
  } catch (error) {
    if (!existsSync(finished)) throw error;
    await rm(draft, { recursive: true }); // another test process was faster
  }
  return finished;
}
