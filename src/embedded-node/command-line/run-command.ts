import { backupCommand } from './backup.command.js';
import { copyCommand } from './copy.command.js';
import { WrongUsage } from './options.js';
import { serveCommand } from './serve.command.js';
import { statsCommand } from './stats.command.js';
import { verifyCommand } from './verify.command.js';

type Command = (args: readonly string[]) => number | Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['verify', verifyCommand],
  ['stats', statsCommand],
  ['backup', backupCommand],
  ['copy', copyCommand],
]);

const USAGE = `Usage: npm run eventstore -- --data DIR [--port 2113] [--host 127.0.0.1]
       npm run eventstore -- verify --data DIR
       npm run eventstore -- stats --data DIR
       npm run eventstore -- backup --data DIR --to EMPTY_DIR
       npm run eventstore -- copy --from esdb://… --to esdb://…`;

/** The exit code: 0 done, 1 failed, 2 asked wrongly. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  try {
    if (first === undefined || first.startsWith('-')) return await serveCommand(args);
    const command = COMMANDS.get(first);
    if (command === undefined) throw new WrongUsage(`There is no command "${first}".`);
    return await command(rest);
  } catch (error) {
    if (error instanceof WrongUsage) {
      process.stderr.write(`${error.message}\n${USAGE}\n`);
      return 2;
    }
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}
