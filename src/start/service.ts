import {
  openDataDir,
  publicUrl,
  secretsOf,
  type Config,
  type DataDir,
  type Secrets,
} from '../config/index.js';
import type { HttpApp } from '../platform/http/http-app.js';
import type { Logger } from '../platform/observability/logger.js';
import type { Places } from './banner.js';
import { serveOnly } from '../platform/http/serve-only.js';
import { listenError } from './listen-error.js';
import { removePlaces, tellPlaces } from './places-files.js';
import { warnings } from './warnings.js';
import { startSql } from './sql.js';
import type { EngineOptions, Started } from './started.js';
import { openUsers } from './users.js';

/** Calls to others that are under way at the end may take so long. */
const LAST_CALLS_MS = 300;

/** What is asked of a process that only works. */
const WORKER_SERVES = ['/health/live', '/health/ready', '/metrics'];

export interface Service {
  readonly places: Places;
  readonly secrets: Secrets;
  /** Stops what was started, in the opposite order. */
  stop(): Promise<void>;
}

/** Starts everything, the engines side by side; what was started is stopped again when something cannot start. */
export async function startService(
  config: Config,
  logger: Logger,
  onFailure: (error: Error) => void,
): Promise<Service> {
  const dataDir = await takeDataDir(config);
  const running: (() => Promise<void>)[] = [() => dataDir.release()];
  const stop = (): Promise<void> => stopAll(running.splice(0).reverse());
  try {
    const secrets = secretsOf(config.identity, dataDir.path);
    const options = { config, secrets, dataDir: dataDir.path, logger, onFailure };
    const [parts, { AppModule, createHttpApp, HttpPools }, people] = await Promise.all([
      startParts(options, running),
      loadApplication(),
      openUsers(config, dataDir.path),
    ]);
    const warned = warnings(config, parts.store); // asks the event store, meanwhile
    const pools = new HttpPools();
    running.push(() => atMost(LAST_CALLS_MS, pools.close()));
    const { app } = await createHttpApp(
      await AppModule.of({
        ...{ config, tokenKey: secrets.tokenKey, users: people.users, logger },
        ...{ store: parts.store.value, database: parts.sql.value.database },
        ...{ vault: parts.vault.value, wakes: parts.sql.value.wakes },
        processors: parts.outside.value.processors,
        modules: { openHttp: (how) => pools.open(how), lms: parts.outside.value.lms },
      }),
      logger,
    );
    running.push(() => app.close());
    const url = await listen(app, config);
    const places = { ...placesOf(url, parts, dataDir), firstPassword: people.firstPassword };
    for (const warning of await warned) logger.warn(warning);
    running.push(tellPlaces(dataDir.path, places));
    return { places, secrets, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function takeDataDir(config: Config): Promise<DataDir> {
  const dataDir = await openDataDir(config.dataDir);
  removePlaces(dataDir.path);
  return dataDir;
}

/** Nest and all that stands on it take a second to load; the engines open in their threads meanwhile. */
async function loadApplication() {
  const { AppModule } = await import('../app.module.js');
  const { createHttpApp } = await import('../platform/http/http-app.js');
  const { HttpPools } = await import('../platform/http/http-pools.js');
  return { AppModule, createHttpApp, HttpPools };
}

/** Each gets its chance, whatever went wrong with another. */
async function stopAll(parts: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const one of parts) {
    await one().catch((error: unknown) => {
      failures.push(error);
    });
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything stopped cleanly.');
}

/** What is still under way then is cut off: everything here survives that. */
async function atMost(ms: number, ending: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([ending, patience]);
  clearTimeout(timer);
}

async function startParts(options: EngineOptions, running: (() => Promise<void>)[]) {
  const start = async <T>(starting: Promise<Started<T>>): Promise<Started<T>> => {
    const started = await starting;
    running.push(() => started.stop());
    return started;
  };
  // SQL takes longest to open, so its thread is started before anything else is loaded.
  const starting = start(startSql(options));
  const all = await Promise.allSettled([
    starting,
    start(import('./event-store.js').then((part) => part.startEventStore(options))),
    start(import('./sandbox.js').then((part) => part.startOutside(options))),
    start(
      import('./key-vault.js').then((part) =>
        part.startKeyVault(options, async () => (await starting).value.engine),
      ),
    ),
  ]);
  const [sql, store, outside, vault] = all;
  if (store.status === 'rejected') throw store.reason;
  if (sql.status === 'rejected') throw sql.reason;
  if (outside.status === 'rejected') throw outside.reason;
  if (vault.status === 'rejected') throw vault.reason;
  return { store: store.value, sql: sql.value, outside: outside.value, vault: vault.value };
}

type Parts = Awaited<ReturnType<typeof startParts>>;

async function listen(app: HttpApp['app'], config: Config): Promise<string> {
  if (config.role === 'worker') serveOnly(app, WORKER_SERVES);
  const { host, port } = config.http;
  try {
    await app.listen(port, host);
  } catch (error) {
    throw listenError(error, config.http);
  }
  const address = app.getHttpServer().address();
  const listening = typeof address === 'object' && address ? address.port : port;
  return publicUrl({ ...config.http, publicUrl: undefined }, listening);
}

function placesOf(http: string, { store, sql, outside }: Parts, dataDir: DataDir) {
  return {
    http,
    eventStore: store.where,
    sql: sql.where,
    lms: outside.where,
    dataDir: dataDir.path,
  };
}
