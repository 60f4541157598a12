import { describeSqlEngine } from '../../contract/sql/sql-engine.contract.js';
import { describeMigrations } from '../../contract/sql/sql-migrations.contract.js';
import { ScratchPostgres } from '../../contract/sql/scratch-postgres.js';
import { PostgresEngine } from '../../../src/platform/sql/postgres/postgres-engine.js';
import { SqlUnavailable } from '../../../src/platform/sql/sql-errors.js';

const server = process.env['TEST_DATABASE_URL'];

if (server === undefined) {
  describe.skip('PostgreSQL', () => {
    it('needs TEST_DATABASE_URL: node scripts/with-postgres.mjs npm test', () => undefined);
  });
} else {
  const scratches: ScratchPostgres[] = [];
  const scratch = async (): Promise<ScratchPostgres> => {
    const made = await ScratchPostgres.create(server);
    scratches.push(made);
    return made;
  };
  const open = async () => (await scratch()).engine();
  afterAll(() => Promise.all(scratches.map((made) => made.drop())));

  describe('PostgreSQL', () => {
    describeSqlEngine(open);
  });

  describe('PostgreSQL: migrations', () => {
    describeMigrations(open);
  });

  describe('PostgreSQL that goes away', () => {
    const one = { sql: 'select 1 as one', parameters: [] };

    it('is unavailable when nobody listens, and nothing has happened', async () => {
      const engine = new PostgresEngine({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
      await expect(engine.query(one)).rejects.toMatchObject({
        name: 'SqlUnavailable',
        happened: 'no',
      });
      await engine.close();
    });

    it('works again after the server has ended idle connections', async () => {
      const database = await scratch();
      const engine = database.engine();
      await engine.query(one);
      await database.cutConnections();
      const later = engine.query(one).catch((error: unknown) => {
        if (!(error instanceof SqlUnavailable)) throw error;
        return engine.query(one); // the cut connection was still in the pool
      });
      expect((await later).rows).toEqual([{ one: 1 }]);
      await engine.close();
    });

    it('is unavailable when it ends a session that is at work', async () => {
      const engine = (await scratch()).engine();
      const suicide = { sql: 'select pg_terminate_backend(pg_backend_pid())', parameters: [] };
      await engine.query({ sql: 'create table t (n int)', parameters: [] });
      const writing = { sql: 'insert into t values (1)', parameters: [] };
      await expect(engine.transaction([writing, suicide, writing])).rejects.toThrow(SqlUnavailable);
      expect((await engine.query({ sql: 'select * from t', parameters: [] })).rows).toEqual([]);
      await engine.close();
    });

    it('cancels a statement that takes too long', async () => {
      const engine = new PostgresEngine({ url: (await scratch()).url, statementTimeoutMs: 20 });
      const long = { sql: 'select pg_sleep(60)', parameters: [] };
      await expect(engine.query(long)).rejects.toMatchObject({ happened: 'no' });
      expect((await engine.query(one)).rows).toEqual([{ one: 1 }]);
      await engine.close();
    });

    it('throws what is wrong for good as it is', async () => {
      const database = await scratch();
      const url = new URL(database.url);
      url.pathname = '/no_such_database';
      const engine = new PostgresEngine({ url: url.href });
      await expect(engine.query(one)).rejects.toMatchObject({ name: 'SqlError', code: '3D000' });
      await engine.close();
      await expect(engine.query(one)).rejects.toThrow(SqlUnavailable);
    });
  });
}
