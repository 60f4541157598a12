import { keyVaultMigrations } from '../../../src/platform/key-vault/sql/key-tables.js';
import { SqlKeyStore } from '../../../src/platform/key-vault/sql/sql-key-store.js';
import { migrate } from '../../../src/platform/sql/migrations/migrate.js';
import type { SqlEngine } from '../../../src/platform/sql/sql-engine.js';
import type { KeyStoreHome } from './vault-home.js';

/** Homes in one database, each empty when it is made. */
export class SqlHomes {
  #engine: SqlEngine | undefined;

  constructor(
    private readonly openEngine: () => Promise<SqlEngine>,
    private readonly files: (engine: SqlEngine) => Promise<Buffer>,
  ) {}

  async make(): Promise<KeyStoreHome> {
    const engine = await this.engine();
    const sql = 'truncate makegood_keys.keys, makegood_keys.forgotten';
    await engine.query({ sql, parameters: [] });
    return {
      store: () => Promise.resolve(new SqlKeyStore(engine)),
      files: () => this.files(engine),
    };
  }

  async engine(): Promise<SqlEngine> {
    if (this.#engine === undefined) {
      this.#engine = await this.openEngine();
      await migrate(this.#engine, keyVaultMigrations);
    }
    return this.#engine;
  }

  async close(): Promise<void> {
    await this.#engine?.close();
  }
}

/** Every value of every table: what a dump would hold. */
export async function dump(engine: SqlEngine): Promise<Buffer> {
  const rows = await Promise.all(
    ['keys', 'forgotten'].map((table) =>
      engine.query({ sql: `select t::text as row from makegood_keys.${table} t`, parameters: [] }),
    ),
  );
  return Buffer.from(JSON.stringify(rows));
}
