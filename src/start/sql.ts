import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { voidReservations } from '../platform/http/idempotency/idempotency-keys.js';
import { keyVaultMigrations } from '../platform/key-vault/sql/key-tables.js';
import { voidLeads } from '../platform/projections/checkpoints.js';
import { voidAllLeases } from '../platform/sagas/due-commands.claims.js';
import { Database } from '../platform/sql/database.js';
import { migrate } from '../platform/sql/migrations/migrate.js';
import { PgliteEngine } from '../platform/sql/pglite/pglite-engine.js';
import { NO_WAKES, type Wakes } from '../platform/sql/wakes.js';
import type { SqlEngine } from '../platform/sql/sql-engine.js';
import { databaseError } from './database-error.js';
import { withoutSecrets } from './start-error.js';
import { MIGRATIONS } from './migrations.js';
import type { EngineOptions, Started } from './started.js';

/**
 * PostgreSQL is 9 MB of WebAssembly. V8 begins to optimise it after its first few thousand steps, on all cores, just while the
 * rest of the service wants to start; later is early enough.
 */
const OPTIMISE_LATER = '--wasm-tiering-budget=200000000';

async function openSql(options: EngineOptions): Promise<SqlEngine> {
  const { config, dataDir, logger, onFailure } = options;
  if (config.databaseUrl !== undefined) return openPostgres(config.databaseUrl);
  setFlagsFromString(OPTIMISE_LATER);
  const opened = await PgliteEngine.open(join(dataDir, 'sql'), onFailure);
  if (opened.rebuiltBecause !== undefined) {
    logger.warn({ why: opened.rebuiltBecause }, 'read models are rebuilt from the events');
  }
  await migrate(opened.engine, MIGRATIONS);
  return opened.engine;
}

async function openPostgres(url: string): Promise<SqlEngine> {
  const { PostgresEngine } = await import('../platform/sql/postgres/postgres-engine.js');
  const engine = new PostgresEngine({ url });
  try {
    await migrate(engine, [...MIGRATIONS, ...keyVaultMigrations]);
    return engine;
  } catch (error) {
    await engine.close();
    throw databaseError(error, url);
  }
}

/** With a database of one's own there may be other processes. */
async function wakesOf(url: string | undefined): Promise<Wakes> {
  if (url === undefined) return NO_WAKES;
  const { PostgresWakes } = await import('../platform/sql/postgres/postgres-wakes.js');
  return new PostgresWakes(url);
}

export interface Sql {
  readonly database: Database;
  readonly engine: SqlEngine;
  readonly wakes: Wakes;
}

export async function startSql(options: EngineOptions): Promise<Started<Sql>> {
  const engine = await openSql(options);
  const database = new Database(engine);
  const { databaseUrl } = options.config;
  // The lock of DATA_DIR proves that whoever held anything is dead.
  if (databaseUrl === undefined) {
    await Promise.all([voidAllLeases(database), voidReservations(database), voidLeads(database)]);
  }
  return {
    value: { database, engine, wakes: await wakesOf(databaseUrl) },
    where: databaseUrl === undefined ? 'PGlite (embedded)' : withoutSecrets(databaseUrl),
    stop: () => engine.close(),
  };
}
