/** One word of the command line. What it returns is printed, and nothing else is. */
export interface Command {
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string>;
}

/** The command line itself is wrong: said with exit code 2, and where help is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command line is right, but what it asks for cannot be done: exit code 1. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
}
