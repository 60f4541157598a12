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

  it('passes over tables of which little has changed: their indexes are long, and all others wait', async () => {
    const engine = await open();
    const run = (sql: string) => engine.query({ sql, parameters: [] });
    await run('create table little (n int)');
    await run('create table much (n int)');
    for (const table of ['little', 'much']) {
      await run(`insert into ${table} select generate_series(1, 10000)`);
      await run('select pg_stat_force_next_flush()'); // or the rows are counted after the vacuum
      await run(`vacuum (analyze) ${table}`);
    }
    await run('update little set n = n + 1 where n <= 900');
    await run('update much set n = n + 1 where n <= 3000');
    await engine.tidy();
    const { rows } = await run(
      'select relname, vacuum_count::int as times from pg_stat_user_tables order by relname',
    );
    expect(rows).toEqual([
      { relname: 'little', times: 1 },
      { relname: 'much', times: 2 },
    ]);
    await engine.close();
  });
});
