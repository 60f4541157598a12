import type { ConfigProblem } from './config-error.js';
import { readVariable } from './read-environment.js';
import { retrySuffix } from './retry-settings.js';
import { callVariables } from './variables.js';

/** How the other side of a module is called. */
export interface CallSettings {
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
  readonly concurrency: number;
  readonly breakerFailures: number;
  readonly breakerOpenMs: number;
}

const DEFAULTS: CallSettings = {
  connectTimeoutMs: 3_000,
  timeoutMs: 7_000,
  concurrency: 32,
  breakerFailures: 10,
  breakerOpenMs: 10_000,
};

/** The settings of one module: its own where it has some, else those of the house. */
export type CallsOf = (module: string) => CallSettings;

/**
 * Reads `CALL_*` and, for each of `modules`, `CALL_*_<MODULE>`.
 * @param timeouts what the whole call of some modules takes at most, where nothing is said for just this module
 */
export function readCalls(
  env: NodeJS.ProcessEnv,
  modules: readonly string[],
  timeouts: Readonly<Record<string, number>>,
  problems: ConfigProblem[],
): CallsOf {
  const house = readSettings(env, '', DEFAULTS, problems);
  const own = new Map(
    modules.map((module) => {
      const { [module]: timeoutMs = house.timeoutMs } = timeouts;
      const suffix = `_${retrySuffix(module)}`;
      return [module, readSettings(env, suffix, { ...house, timeoutMs }, problems)];
    }),
  );
  return (module) => own.get(module) ?? house;
}

function readSettings(
  env: NodeJS.ProcessEnv,
  suffix: string,
  otherwise: CallSettings,
  problems: ConfigProblem[],
): CallSettings {
  const read = (name: keyof typeof callVariables): number | undefined =>
    readVariable(env, `${name}${suffix}`, callVariables[name], problems);
  return Object.freeze({
    connectTimeoutMs: read('CALL_CONNECT_TIMEOUT_MS') ?? otherwise.connectTimeoutMs,
    timeoutMs: read('CALL_TIMEOUT_MS') ?? otherwise.timeoutMs,
    concurrency: read('CALL_CONCURRENCY') ?? otherwise.concurrency,
    breakerFailures: read('CALL_BREAKER_FAILURES') ?? otherwise.breakerFailures,
    breakerOpenMs: read('CALL_BREAKER_OPEN_MS') ?? otherwise.breakerOpenMs,
  });
}
