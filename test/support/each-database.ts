import { PgliteFolders } from '../contract/sql/pglite-template.js';
import { ScratchPostgres } from '../contract/sql/scratch-postgres.js';
import { parkingMigrations } from '../../src/platform/projections/parking.tables.js';
import { projectionMigrations } from '../../src/platform/projections/versions/projection.tables.js';
import { dueCommandMigrations } from '../../src/platform/sagas/due-commands.tables.js';
import { Database } from '../../src/platform/sql/database.js';
import { migrate } from '../../src/platform/sql/migrations/migrate.js';
import type { Migration } from '../../src/platform/sql/migrations/migration.js';
import { platformMigrations } from '../../src/platform/sql/migrations/platform-migrations.js';
import { PgliteHost } from '../../src/platform/sql/pglite/pglite-host.js';
import type { SqlEngine } from '../../src/platform/sql/sql-engine.js';

/** A database with the platform's tables, empty at the start of each test, whose clock stands where it is put. */
export interface TestDatabase {
  readonly database: Database;
  /** Runs one statement as it is. */
  sql(text: string, ...parameters: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** The database's clock goes on by so much. */
  goOn(ms: number): Promise<void>;
}

/** Runs the specs on PGlite, and on PostgreSQL if TEST_DATABASE_URL names a server. */
export function onEachDatabase(
  specs: (db: TestDatabase) => void,
  migrations: readonly Migration[] = [],
): void {
  const folders = new PgliteFolders();
  const all = [
    ...[...platformMigrations, ...dueCommandMigrations],
    ...[...parkingMigrations, ...projectionMigrations],
    ...migrations,
  ];

  describe('on PGlite', () => {
    specsOn(
      async () => (await PgliteHost.open(await folders.filled(all))).engine,
      () => folders.remove(),
      specs,
    );
  });

  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) {
    describe.skip('on PostgreSQL', () => {
      it('needs TEST_DATABASE_URL: node scripts/with-postgres.mjs npm test', () => undefined);
    });
    return;
  }
  describe('on PostgreSQL', () => {
    let scratch: ScratchPostgres;
    specsOn(
      async () => {
        scratch = await ScratchPostgres.create(server);
        const engine = scratch.engine();
        await migrate(engine, all);
        return engine;
      },
      () => scratch.drop(),
      specs,
    );
  });
}

function specsOn(
  open: () => Promise<SqlEngine>,
  remove: () => Promise<void>,
  specs: (db: TestDatabase) => void,
): void {
  let engine: SqlEngine;
  let tables: string;
  const db = {
    database: undefined as unknown as Database,
    sql: async (text: string, ...parameters: readonly unknown[]) =>
      (await engine.query({ sql: text, parameters })).rows,
    goOn: async (ms: number) => {
      await db.sql('update clock_shift set ms = ms + $1', ms);
    },
  };

  beforeAll(async () => {
    engine = await open();
    db.database = new Database(engine);
    const names = await db.sql(
      `select tablename as name from pg_tables
       where schemaname = 'public' and tablename not in ('clock_shift', 'makegood_migrations')`,
    );
    tables = names.map(({ name }) => String(name)).join(', ');
  });

  beforeEach(async () => {
    await db.sql(`truncate ${tables}`);
    await db.sql('update clock_shift set ms = 0');
  });

  afterAll(async () => {
    await engine.close();
    await remove();
  });

  specs(db);
}
