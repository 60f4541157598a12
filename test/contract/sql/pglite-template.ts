import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checksumOf, migrate } from '../../../src/platform/sql/migrations/migrate.js';
import type { Migration } from '../../../src/platform/sql/migrations/migration.js';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';

const root = join(import.meta.dirname, '../../..');

/**
 * Makes `folder` (a new one, the `sql` folder of a DATA_DIR for example) an embedded database without rows, by copying one that
 * was made before: making one takes seconds, copying it a fraction of one.
 *
 * @param migrations those that have run in it
 */
export async function fillPgliteFolder(
  folder: string,
  migrations: readonly Migration[] = [],
): Promise<void> {
  await cp(await template(migrations), folder, { recursive: true });
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

  /** The path of a database without rows, in which these migrations have run. */
  async filled(migrations: readonly Migration[] = []): Promise<string> {
    const path = await this.path();
    await fillPgliteFolder(path, migrations);
    return path;
  }

  async remove(): Promise<void> {
    for (const parent of this.#parents) await rm(parent, { recursive: true });
  }
}

async function template(migrations: readonly Migration[]): Promise<string> {
  const manifest = join(root, 'node_modules/@electric-sql/pglite/package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const cache = join(root, 'node_modules/.cache/makegood');
  const finished = join(cache, `pglite-${version}${nameOf(migrations)}`);
  if (existsSync(finished)) return finished;

  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(`${finished}-`);
  // Making a database costs seconds of processor time, running migrations in a copy of one little.
  if (migrations.length > 0) await cp(await template([]), draft, { recursive: true });
  const { engine } = await PgliteHost.open(draft);
  if (migrations.length > 0) await migrate(engine, migrations);
  await engine.close();
  try {
    await rename(draft, finished);
  } catch (error) {
    if (!existsSync(finished)) throw error;
    await rm(draft, { recursive: true }); // another test process was faster
  }
  return finished;
}

/** Another list, or another text of one of them, is another template. */
function nameOf(migrations: readonly Migration[]): string {
  if (migrations.length === 0) return '';
  const all = migrations.map((migration) => [migration.name, checksumOf(migration)]);
  return `-${createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12)}`;
}
