import { WrongUsage } from './options.js';
import { serve } from './serve.js';

const USAGE = `Usage: npm run eventstore -- --data DIR [--port 2113] [--host 127.0.0.1]`;

/** The exit code: 0 done, 1 failed, 2 asked wrongly. */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    return await serve(args);
  } catch (error) {
    if (error instanceof WrongUsage) {
      process.stderr.write(`${error.message}\n${USAGE}\n`);
      return 2;
    }
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}
