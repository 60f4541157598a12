// Puts what `nest build` made, and the libraries that it imports, into a few files: loading two thousand small ones is most of
// what a start takes. Why and how much: docs/adr/0017-bundled-programs.md.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { isLibrary, withLeanMaps } from './source-maps.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = join(root, 'dist/bundle');

/** The programs, and the threads that they start: side by side, as a thread's file is looked for beside what starts it. */
const input = {
  main: 'dist/main.js',
  cli: 'dist/cli.js',
  eventstore: 'dist/embedded-node/main.js',
  worker: 'dist/embedded-node/worker.js',
  'pglite.worker': 'dist/platform/sql/pglite/pglite.worker.js',
};

/** They look for files of their own (WebAssembly, machine code) beside themselves. */
const external = ['@electric-sql/pglite', 'lmdb'];

/** What libraries written for CommonJS take for granted. */
const define = { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' };

/**
 * A library may do more where another one is installed: one that is not stays an import, which fails where it is reached. Code of
 * libraries that rolldown thinks odd is their authors' business. Whatever it says of ours ends the build.
 */
function onLog(level, log) {
  if (level !== 'warn' || isLibrary(log.id ?? '')) return;
  throw new Error(log.message);
}

/** Stack traces are to name the sources, not what `nest build` made of them. */
const ourSourceMaps = {
  name: 'our-source-maps',
  async load(id) {
    if (isLibrary(id) || !id.endsWith('.js')) return undefined;
    const [code, map] = await Promise.all([id, `${id}.map`].map((file) => readFile(file, 'utf8')));
    return { code, map: JSON.parse(map) };
  },
};

const build = await rolldown({
  ...{ cwd: root, input, external, onLog, platform: 'node', transform: { define } },
  plugins: [ourSourceMaps],
});
const { output } = await build.generate({
  ...{ format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
  // Libraries import each other in circles, and decorators need each class to be there in time.
  strictExecutionOrder: true,
  keepNames: true, // of classes: they are in log lines and error messages
  ...{ dir: outdir, sourcemap: true, sourcemapExcludeSources: true, comments: { legal: true } },
});
await build.close();
await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
for (const [name, text] of withLeanMaps(output)) await writeFile(join(outdir, name), text);
