// node scripts/run.mjs PROGRAM [arguments]: builds when something changed, then is that program, in this very process.
import { fileURLToPath } from 'node:url';

await import('./build-if-needed.mjs');

const program = new URL(`../dist/bundle/${process.argv[2]}.js`, import.meta.url);
process.argv.splice(1, 2, fileURLToPath(program));
await import(program.href);
