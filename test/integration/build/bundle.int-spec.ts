import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundle = fileURLToPath(new URL('../../../dist/bundle/', import.meta.url));

/** Ends with an error at once, as it is no program but the inside of a thread. */
function failingProgram(): string {
  const args = ['--enable-source-maps', `${bundle}pglite.worker.js`];
  return spawnSync(process.execPath, args, { encoding: 'utf8' }).stderr;
}

describe('the bundled programs', () => {
  it('name our own sources in stack traces', () => {
    expect(failingProgram()).toMatch(
      /inside of a worker thread[^]*src\/platform\/sql\/pglite\/pglite\.worker\.ts:\d+:\d+/,
    );
  });

  it('have no source maps of libraries alone, as each is read at every start', () => {
    const maps = readdirSync(bundle).filter((file) => file.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(0);
    for (const file of maps) {
      const { sources } = JSON.parse(readFileSync(bundle + file, 'utf8')) as { sources: string[] };
      expect(sources.some((source) => /^\.\.\/\.\.\/src\/.*\.ts$/.test(source))).toBe(true);
    }
  });
});
