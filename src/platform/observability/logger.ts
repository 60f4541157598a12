import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../../config/index.js';
import { readableLines } from './readable-lines.js';

export type { Logger } from 'pino';

export const LOGGER = Symbol('Logger');

/** Wherever a line carries headers or credentials, they are not for reading. */
const NEVER_LOGGED = ['authorization', 'cookie', 'x-edx-api-key', 'apiKey', 'token', 'secret'];

export interface LoggerOptions {
  readonly level: LogLevel;
  /** JSON lines, one per event, for machines; otherwise short lines for people. */
  readonly json: boolean;
  readonly destination?: DestinationStream;
}

export function createLogger({ level, json, destination }: LoggerOptions): Logger {
  const paths = NEVER_LOGGED.flatMap((name) => [
    `["${name}"]`,
    `*["${name}"]`,
    `*.headers["${name}"]`,
  ]);
  const stream = destination ?? pino.destination({ dest: 1, sync: true });
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[hidden]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    json ? stream : readableLines(stream),
  );
}
