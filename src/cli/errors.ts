import { CommanderError } from 'commander';
import { ConfigError, DataDirError, EXIT_CONFIG } from '../config/index.js';

/** The command line itself is wrong: said with exit code 2, and where help is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command line is right, but what it asks for cannot be done, or did not go well: exit code 1. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}

export const EXIT_REFUSED = 1;
export const EXIT_USAGE = 2;

/** Undefined: a bug. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  if (error instanceof UsageError) return EXIT_USAGE;
  if (error instanceof ConfigError) return EXIT_CONFIG;
  if (error instanceof CommandRefused || error instanceof DataDirError) return EXIT_REFUSED;
  return undefined;
}
