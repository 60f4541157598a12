import type { ConfigProblem } from './config-error.js';
import { readVariable } from './read-environment.js';
import { retryVariables } from './variables.js';

export interface RetrySettings {
  readonly baseMs: number;
  readonly capMs: number;
  readonly maxAttempts: number;
  readonly maxAgeMs: number;
}

const DEFAULTS: RetrySettings = {
  baseMs: 2_000,
  capMs: 900_000,
  maxAttempts: 100,
  maxAgeMs: 86_400_000,
};

/** The settings of one module: its own where it has some, else those of the house. */
export type RetryOf = (module: string) => RetrySettings;

export function retrySuffix(module: string): string {
  return module.toUpperCase().replaceAll('-', '_');
}

/** Reads `RETRY_*` and, for each of `modules`, `RETRY_*_<MODULE>`. */
export function readRetry(
  env: NodeJS.ProcessEnv,
  modules: readonly string[],
  problems: ConfigProblem[],
): RetryOf {
  const house = readSettings(env, '', DEFAULTS, problems);
  const own = new Map(
    modules.map((module) => [
      module,
      readSettings(env, `_${retrySuffix(module)}`, house, problems),
    ]),
  );
  return (module) => own.get(module) ?? house;
}

function readSettings(
  env: NodeJS.ProcessEnv,
  suffix: string,
  otherwise: RetrySettings,
  problems: ConfigProblem[],
): RetrySettings {
  const read = (name: keyof typeof retryVariables): number | undefined =>
    readVariable(env, `${name}${suffix}`, retryVariables[name], problems);
  const base = read('RETRY_BASE_MS');
  const cap = read('RETRY_CAP_MS');
  const settings = {
    baseMs: base ?? otherwise.baseMs,
    capMs: cap ?? otherwise.capMs,
    maxAttempts: read('RETRY_MAX_ATTEMPTS') ?? otherwise.maxAttempts,
    maxAgeMs: read('RETRY_MAX_AGE_MS') ?? otherwise.maxAgeMs,
  };
  const ownTimes = base !== undefined || cap !== undefined;
  if (ownTimes && settings.capMs < settings.baseMs) {
    problems.push({
      variable: `RETRY_CAP_MS${suffix}`,
      wrong: `is ${settings.capMs}, less than RETRY_BASE_MS${suffix}, which is ${settings.baseMs}.`,
      example: `RETRY_CAP_MS${suffix}=${Math.max(settings.baseMs, DEFAULTS.capMs)}`,
    });
  }
  return Object.freeze(settings);
}
