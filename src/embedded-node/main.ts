import { runCommand } from './command-line/run-command.js';

process.exit(await runCommand(process.argv.slice(2)));
