import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PgliteFolders } from '../../contract/sql/pglite-template.js';
import { describeSqlEngine } from '../../contract/sql/sql-engine.contract.js';
import { PgliteEngine } from '../../../src/platform/sql/pglite/pglite-engine.js';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';

// A thread runs JavaScript, so it is the built one.
const built = new URL('../../../dist/bundle/pglite.worker.js', import.meta.url);
const folders = new PgliteFolders();

beforeAll(() => {
  if (!existsSync(built)) throw new Error('Build first: npm test does, or npm run build.');
});
afterAll(() => folders.remove());

const unexpected = (error: Error): never => {
  throw error;
};

describe('PGlite in a thread', () => {
  describeSqlEngine(
    async () => (await PgliteEngine.open(await folders.filled(), unexpected, built)).engine,
  );

  it('has what was committed before the process was killed', async () => {
    const folder = await folders.filled();
    const script = fileURLToPath(new URL('./write-and-be-killed.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [signal] = await Promise.all([
      once(child, 'exit').then(([, by]) => by as string),
      once(child.stdout, 'data').then(() => child.kill('SIGKILL')),
    ]);
    expect(signal).toBe('SIGKILL');

    const { engine, ...opening } = await PgliteHost.open(folder);
    expect(opening).toEqual({});
    const count = { sql: 'select count(*) from written', parameters: [] };
    expect((await engine.query(count)).rows[0]!['count']).toBeGreaterThanOrEqual(100);
    await engine.close();
  });

  it('answers nobody, and says so, after it crashed', async () => {
    const crashing = new URL('./crashing.worker.mjs', import.meta.url);
    const crashes: Error[] = [];
    const { engine } = await PgliteEngine.open('nowhere', (crash) => crashes.push(crash), crashing);
    const one = { sql: 'select 1', parameters: [] };
    const both = await Promise.allSettled([engine.query(one), engine.transaction([one])]);
    for (const outcome of both) {
      expect(outcome).toMatchObject({ reason: { name: 'SqlUnavailable', happened: 'unknown' } });
    }
    expect(crashes).toHaveLength(1);
    await expect(engine.query(one)).rejects.toMatchObject({ happened: 'no' });
    await engine.close();
  });

  it('reports that it could not be opened', async () => {
    const opening = PgliteEngine.open('/dev/null/impossible', unexpected, built);
    await expect(opening).rejects.toThrow(/ENOTDIR/);
  });
});
