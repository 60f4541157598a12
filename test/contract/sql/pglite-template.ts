import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';

const root = join(import.meta.dirname, '../../..');

/**
 * Makes `folder` (a new one, the `sql` folder of a DATA_DIR for example) an empty embedded database, by copying one that was
 * made before: making one takes seconds, copying it a fraction of one.
 */
export async function fillPgliteFolder(folder: string): Promise<void> {
  await cp(await template(), folder, { recursive: true });
}

/** Folders for one suite; `remove` belongs in its `afterAll`. */
export class PgliteFolders {
  readonly #parents: string[] = [];

  /** A path where nothing is yet. */
  async path(): Promise<string> {
    const parent = await mkdtemp(join(tmpdir(), 'makegood-sql-'));
    this.#parents.push(parent);
    return join(parent, 'sql');
  }

  /** The path of an empty database. */
  async filled(): Promise<string> {
    const path = await this.path();
    await fillPgliteFolder(path);
    return path;
  }

  async remove(): Promise<void> {
    for (const parent of this.#parents) await rm(parent, { recursive: true });
  }
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
