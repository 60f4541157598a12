import { describeSqlEngine } from '../../contract/sql/sql-engine.contract.js';
import { describeMigrations } from '../../contract/sql/sql-migrations.contract.js';
import { PgliteFolders } from '../../contract/sql/pglite-template.js';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';

const folders = new PgliteFolders();
const open = async () => (await PgliteHost.open(await folders.filled())).engine;

afterAll(() => folders.remove());

describe('PGlite', () => {
  describeSqlEngine(open);
});

describe('PGlite: migrations', () => {
  describeMigrations(open);
});

describe('PGlite: tidying', () => {
  it('vacuums, and leaves the data alone', async () => {
    const engine = await open();
    const run = (sql: string) => engine.query({ sql, parameters: [] });
    const size = async () => (await run("select pg_relation_size('t') as bytes")).rows[0]!['bytes'];
    await run('create table t (n int)');
    await run('insert into t select generate_series(1, 10000)');
    await run('update t set n = n + 1');
    await engine.tidy();
    const before = await size();
    await run('update t set n = n + 1'); // goes where the dead rows were
    expect(await size()).toBe(before);
    expect((await run('select count(*) from t')).rows).toEqual([{ count: 10_000 }]);
    await engine.close();
  });
});
