import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import { ConfigError, DataDirError, EXIT_CONFIG, loadConfig, type Config } from './config/index.js';
import { createLogger } from './platform/observability/logger.js';
import { banner, firstOrder } from './start/banner.js';
import { startService, type Service } from './start/service.js';
import { StartError } from './start/start-error.js';

// Young objects are collected by the thread whose they are. Helpers cost more processor time than they spare, and there are
// other threads (event store, SQL) that want the processors meanwhile.
setFlagsFromString('--no-parallel-scavenge');

const DAY_S = 86_400;

/** The end of everything that may still be under way: whatever is cut off then goes on at the next start. */
const STOP_MS = 4_500;

function readConfig(): Config {
  try {
    return loadConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`Makegood cannot start:\n${error.message}`);
    process.exit(EXIT_CONFIG);
  }
}

async function greet(config: Config, { places, secrets }: Service): Promise<void> {
  console.log(`\n${banner(config, places)}\n`);
  // A token in the output of a real installation would be a key under its mat.
  if (config.production || config.databaseUrl !== undefined) return;
  if (!('secret' in secrets.tokenKey)) return;
  const { issueToken } = await import('./platform/security/issue-token.js');
  const token = await issueToken(
    { sub: 'first-order', roles: ['checkout', 'operator', 'auditor'], ttlSeconds: DAY_S },
    secrets.tokenKey.secret,
    Date.now(),
  );
  const number = `FIRST-${Date.now().toString(36).toUpperCase()}`;
  console.log(`Place the first order:\n\n${firstOrder(places.http, token, number)}\n`);
}

const config = readConfig();
const logger = createLogger({ level: config.logLevel, json: config.production });

const fail = (error: Error): void => {
  logger.fatal({ err: error }, 'an engine failed; start again');
  process.exit(1);
};

function cannotStart(error: unknown): never {
  const isConfig = error instanceof DataDirError || error instanceof ConfigError;
  const known = isConfig || error instanceof StartError;
  console.error(`Makegood cannot start: ${known ? error.message : String(error)}`);
  if (!known) logger.fatal({ err: error }, 'start failed');
  process.exit(isConfig ? EXIT_CONFIG : 1);
}

const running: { service?: Service } = {};
const stopping = new AbortController();

/** A second signal changes nothing: npm passes on the Ctrl-C that we have got already. */
function stop(): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  // Nothing was promised to anybody yet, and what is half made is made again.
  if (!running.service) process.exit(0);
  setTimeout(() => {
    logger.warn('not everything had ended in time, and was cut off');
    process.exit(0);
  }, STOP_MS).unref();
  running.service.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      logger.error({ err: error }, 'stopped with an error');
      process.exit(1);
    },
  );
}

process.on('SIGINT', stop).on('SIGTERM', stop);

running.service = await startService(config, logger, fail).catch(cannotStart);
await greet(config, running.service);
