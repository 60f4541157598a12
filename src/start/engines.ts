import { join } from 'node:path';
import type { Config } from '../config/index.js';
import { orderStatusMigrations } from '../checkout/read/order-status/order-status.tables.js';
import { startEmbeddedNode } from '../embedded-node/contract.js';
import { EsdbEventStore } from '../platform/event-store/esdb-event-store.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import type { Logger } from '../platform/observability/logger.js';
import { voidAllLeases } from '../platform/sagas/due-commands.claims.js';
import { dueCommandMigrations } from '../platform/sagas/due-commands.tables.js';
import { Database } from '../platform/sql/database.js';
import { migrate } from '../platform/sql/migrations/migrate.js';
import { platformMigrations } from '../platform/sql/migrations/platform-migrations.js';
import { PgliteEngine } from '../platform/sql/pglite/pglite-engine.js';
import { PostgresEngine } from '../platform/sql/postgres/postgres-engine.js';
import type { SqlEngine } from '../platform/sql/sql-engine.js';
import { databaseError } from './database-error.js';
import { clientFor } from './event-store-address.js';
import { withoutSecrets } from './start-error.js';

const MIGRATIONS = [...platformMigrations, ...dueCommandMigrations, ...orderStatusMigrations];

/** One try of an append or a read; the embedded node and a healthy cluster answer within milliseconds. */
const TRY_MS = 5_000;
const GIVE_UP_MS = 15_000;

export interface Started<T> {
  readonly value: T;
  /** Where it is, for people. */
  readonly where: string;
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly config: Config;
  readonly dataDir: string;
  readonly logger: Logger;
  /** An embedded engine died. Nothing can go on; a new process can. */
  readonly onFailure: (error: Error) => void;
}

export async function startEventStore(options: EngineOptions): Promise<Started<EventStore>> {
  const { config, dataDir, onFailure } = options;
  const node =
    config.eventStoreUrl === undefined
      ? await startEmbeddedNode({ dataDir: join(dataDir, 'eventstore') })
      : undefined;
  void node?.failed.then(onFailure);
  const address = config.eventStoreUrl ?? node?.connectionString ?? '';
  const store = clientFor(
    address,
    (connectionString) =>
      new EsdbEventStore({ connectionString, tryMs: TRY_MS, giveUpMs: GIVE_UP_MS }),
  );
  return {
    value: store,
    where: node ? `${address} (embedded)` : withoutSecrets(address),
    stop: async () => {
      await store.close();
      await node?.stop();
    },
  };
}

async function openSql(options: EngineOptions): Promise<SqlEngine> {
  const { config, dataDir, logger, onFailure } = options;
  if (config.databaseUrl !== undefined) return openPostgres(config.databaseUrl);
  const opened = await PgliteEngine.open(join(dataDir, 'sql'), onFailure);
  if (opened.rebuiltBecause !== undefined) {
    logger.warn({ why: opened.rebuiltBecause }, 'read models are rebuilt from the events');
  }
  await migrate(opened.engine, MIGRATIONS);
  return opened.engine;
}

async function openPostgres(url: string): Promise<SqlEngine> {
  const engine = new PostgresEngine({ url });
  try {
    await migrate(engine, MIGRATIONS);
    return engine;
  } catch (error) {
    await engine.close();
    throw databaseError(error, url);
  }
}

export async function startSql(options: EngineOptions): Promise<Started<Database>> {
  const engine = await openSql(options);
  const database = new Database(engine);
  const { databaseUrl } = options.config;
  if (databaseUrl === undefined) await voidAllLeases(database);
  return {
    value: database,
    where: databaseUrl === undefined ? 'PGlite (embedded)' : withoutSecrets(databaseUrl),
    stop: () => engine.close(),
  };
}
