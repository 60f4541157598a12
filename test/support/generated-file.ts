import { readFileSync, writeFileSync } from 'node:fs';

/** A file that is kept with what it is made of; `npm run generate` writes it anew. */
export function expectUpToDate(file: string, content: string): void {
  if (process.env['GENERATE'] === 'yes') writeFileSync(file, content);
  const kept = readFileSync(file, 'utf8');
  if (kept !== content) throw new Error(`${file} is not up to date: run \`npm run generate\``);
}
