import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PgliteFolders } from '../../contract/sql/pglite-template.js';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';
import { SessionMarker } from '../../../src/platform/sql/pglite/session-marker.js';

const folders = new PgliteFolders();
afterAll(() => folders.remove());

const create = { sql: 'create table t (n int)', parameters: [] };
const find = { sql: "select to_regclass('t')::text as found", parameters: [] };

/** A folder with table `t`, closed. */
async function usedFolder(): Promise<string> {
  const folder = await folders.filled();
  const { engine } = await PgliteHost.open(folder);
  await engine.query(create);
  await engine.close();
  return folder;
}

async function openAndLook(folder: string) {
  const { engine, ...opening } = await PgliteHost.open(folder);
  const [row] = (await engine.query(find)).rows;
  await engine.close();
  return { ...opening, found: row!['found'] };
}

describe('the folder of the embedded database', () => {
  it('keeps its data after a clean stop, in another boot too', async () => {
    const folder = await usedFolder();
    await rewriteMark(folder, { bootId: 'another boot' });
    expect(await openAndLook(folder)).toEqual({ found: 't' });
  });

  it('is made anew when PostgreSQL does not accept it', async () => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'data/PG_VERSION'), '14\n');
    const { found, rebuiltBecause } = await openAndLook(folder);
    expect(found).toBeNull();
    expect(rebuiltBecause).toMatch(/PGlite|version|incompatible/i);
  });

  it('is made anew when the machine stopped while it was open', async () => {
    const folder = await usedFolder();
    await rewriteMark(folder, { state: 'open', bootId: 'another boot' });
    expect(await openAndLook(folder)).toEqual({
      found: null,
      rebuiltBecause: 'the machine stopped while it was open',
    });
    expect(await openAndLook(folder)).toEqual({ found: null });
  });
});

describe('the mark beside the data', () => {
  const marked = async () => {
    const folder = await folders.filled();
    return { folder, marker: new SessionMarker(folder) };
  };

  it('trusts data that was closed, or left open in this boot', async () => {
    const { marker } = await marked();
    expect(await marker.whyUnsafe()).toBeUndefined();
    await marker.write('open');
    expect(await marker.whyUnsafe()).toBeUndefined();
  });

  it.each([
    ['was being made', { state: 'creating' }, 'its making was interrupted'],
    ['was open in another boot', { state: 'open', bootId: 'x' }, 'the machine stopped'],
    ['was open in an unknown boot', { state: 'open', bootId: null }, 'the machine stopped'],
  ])('does not trust data that %s', async (_, change, reason) => {
    const { folder, marker } = await marked();
    await rewriteMark(folder, change);
    expect(await marker.whyUnsafe()).toContain(reason);
  });

  it('does not trust data without a readable mark', async () => {
    const { folder, marker } = await marked();
    await writeFile(join(folder, 'session.json'), '{"sta');
    expect(await marker.whyUnsafe()).toContain('nothing says');
    await rm(join(folder, 'session.json'));
    expect(await marker.whyUnsafe()).toContain('nothing says');
  });
});

async function rewriteMark(folder: string, change: object): Promise<void> {
  const path = join(folder, 'session.json');
  const mark = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...mark, ...change }));
}
