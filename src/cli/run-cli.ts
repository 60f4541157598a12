import { Command, CommanderError } from 'commander';
import { setTimeout as pause } from 'node:timers/promises';
import { auditCommand } from './commands/audit.js';
import { campaignsCommand } from './commands/campaigns.js';
import { figuresCommand } from './commands/figures.js';
import { modulesCommand } from './commands/modules.js';
import { ordersCommand } from './commands/orders.js';
import { consumersCommand, parkedCommand } from './commands/parked.js';
import { projectionsCommand } from './commands/projections.js';
import { stuckCommand } from './commands/stuck.js';
import { tokenCommand } from './commands/token.js';
import { usersCommand } from './commands/users.js';
import { CALL, type Surroundings, type Terminal } from './context.js';
import { EXIT_USAGE, exitCodeOf } from './errors.js';

const COMMANDS = [
  ...[ordersCommand, stuckCommand, campaignsCommand, modulesCommand],
  ...[parkedCommand, consumersCommand, projectionsCommand, auditCommand, tokenCommand],
  ...[figuresCommand, usersCommand],
];

const EXITS = `
It speaks to a running service: to the one at --url with --token (or MAKEGOOD_URL and MAKEGOOD_TOKEN), else to the one that has
this DATA_DIR, as you. Each command explains itself with --help.

Exit codes: 0 done, 1 cannot be done or did not go well, 2 wrong command line, 78 wrong environment.`;

/** Runs one command; answers with the exit code. */
export async function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<number> {
  const program = programIn({ env, terminal, pause: (ms) => pause(ms) });
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return 0;
  } catch (error) {
    const exitCode = exitCodeOf(error);
    if (exitCode === undefined || !(error instanceof Error)) throw error;
    if (exitCode !== 0) terminal.err(`${wordsOf(error)}\n`);
    if (exitCode === EXIT_USAGE) terminal.err(`See: ${CALL} --help, or --help behind a command\n`);
    return exitCode;
  }
}

/** A word such as `orders` alone makes commander show its help, with no words of its own. */
function wordsOf(error: Error): string {
  const isUnfinished = error instanceof CommanderError && error.code === 'commander.help';
  return isUnfinished ? 'Say what is to be done.' : error.message;
}

function programIn(surroundings: Surroundings): Command {
  const { terminal } = surroundings;
  const program = new Command(CALL).addHelpText('after', EXITS);
  for (const make of COMMANDS) program.addCommand(make(surroundings));
  quietly(program, terminal);
  return program;
}

/** Nothing ends the process or writes past the terminal; errors are said once, by us. */
function quietly(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => void terminal.out(text),
    writeErr: () => undefined,
  });
  for (const one of command.commands) quietly(one, terminal);
}
