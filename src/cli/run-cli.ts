import { ConfigError, DataDirError, EXIT_CONFIG } from '../config/index.js';
import { type Command, CommandRefused, UsageError } from './command.js';
import { tokenCommand } from './token.command.js';

export interface Terminal {
  out(text: string): unknown;
  err(text: string): unknown;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([['token', tokenCommand]]);
const EXIT_REFUSED = 1;
const EXIT_USAGE = 2;

/** Runs one command; answers with the exit code. */
export async function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<number> {
  const [name = '--help', ...rest] = args;
  try {
    terminal.out(`${await answer(name, rest, env)}\n`);
    return 0;
  } catch (error) {
    const exitCode = exitCodeOf(error);
    if (exitCode === undefined || !(error instanceof Error)) throw error;
    terminal.err(`${error.message}\n`);
    if (exitCode === EXIT_USAGE) {
      const command = COMMANDS.has(name) ? `${name} ` : '';
      terminal.err(`See: npm run --silent cli -- ${command}--help\n`);
    }
    return exitCode;
  }
}

function answer(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  if (['--help', '-h', 'help'].includes(name)) return Promise.resolve(help());
  const command = COMMANDS.get(name);
  if (command === undefined) throw new UsageError(`There is no command "${name}".`);
  if (args.includes('--help') || args.includes('-h')) return Promise.resolve(command.help);
  return command.run(args, env);
}

function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof UsageError) return EXIT_USAGE;
  if (error instanceof ConfigError) return EXIT_CONFIG;
  if (error instanceof CommandRefused || error instanceof DataDirError) return EXIT_REFUSED;
  return undefined;
}

function help(): string {
  const commands = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return `Usage: npm run --silent cli -- <command> [options]

Commands:
${commands.join('\n')}

Each command explains itself with --help.
Exit codes: 0 done, 1 cannot be done, 2 wrong command line, 78 wrong environment.`;
}
