import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  openDataDir,
  publicUrl,
  secretsOf,
  type Config,
  type DataDir,
  type Secrets,
} from '../config/index.js';
import type { HttpApp } from '../platform/http/http-app.js';
import { UndiciHttp } from '../platform/http/undici-http.js';
import type { Logger } from '../platform/observability/logger.js';
import { startEventStore, startSql, type EngineOptions, type Started } from './engines.js';
import type { Places } from './banner.js';
import { startOutside } from './sandbox.js';

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
  const dataDir = await openDataDir(config.dataDir);
  const running: (() => Promise<void>)[] = [() => dataDir.release()];
  const stop = async (): Promise<void> => {
    for (const one of running.splice(0).reverse()) await one();
  };
  try {
    const secrets = secretsOf(config.identity, dataDir.path);
    const [parts, { AppModule, createHttpApp }] = await Promise.all([
      startParts({ config, dataDir: dataDir.path, logger, onFailure }, running),
      loadApplication(),
    ]);
    const http = new UndiciHttp();
    running.push(() => http.close());
    const { app } = await createHttpApp(
      AppModule.of({
        ...{ config, secrets, logger },
        store: parts.store.value,
        database: parts.sql.value,
        processors: parts.outside.value.processors,
        modules: { http, lms: parts.outside.value.lms },
      }),
      logger,
    );
    running.push(() => app.close());
    const url = await listen(app, config);
    const places = placesOf(url, parts, dataDir);
    writePlaces(dataDir.path, places);
    return { places, secrets, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nest and all that stands on it take a second to load; the engines open in their threads meanwhile. */
async function loadApplication() {
  const [{ AppModule }, { createHttpApp }] = await Promise.all([
    import('../app.module.js'),
    import('../platform/http/http-app.js'),
  ]);
  return { AppModule, createHttpApp };
}

async function startParts(options: EngineOptions, running: (() => Promise<void>)[]) {
  const start = async <T>(starting: Promise<Started<T>>): Promise<Started<T>> => {
    const started = await starting;
    running.push(() => started.stop());
    return started;
  };
  const all = await Promise.allSettled([
    start(startEventStore(options)),
    start(startSql(options)),
    start(startOutside(options.config, options.dataDir)),
  ]);
  const [store, sql, outside] = all;
  if (store.status === 'rejected') throw store.reason;
  if (sql.status === 'rejected') throw sql.reason;
  if (outside.status === 'rejected') throw outside.reason;
  return { store: store.value, sql: sql.value, outside: outside.value };
}

type Parts = Awaited<ReturnType<typeof startParts>>;

async function listen(app: HttpApp['app'], config: Config): Promise<string> {
  const { host, port } = config.http;
  await app.listen(port, host);
  const address = app.getHttpServer().address();
  return publicUrl(config.http, typeof address === 'object' && address ? address.port : port);
}

function placesOf(http: string, { store, sql, outside }: Parts, dataDir: DataDir): Places {
  return {
    http,
    eventStore: store.where,
    sql: sql.where,
    lms: outside.where,
    dataDir: dataDir.path,
  };
}

/** For scripts that started us with port 0. */
function writePlaces(dataDir: string, { http, lms }: Places): void {
  writeFileSync(join(dataDir, 'http.url'), `${http}\n`);
  writeFileSync(join(dataDir, 'lms.url'), `${lms.split(' ')[0] ?? ''}\n`);
}
