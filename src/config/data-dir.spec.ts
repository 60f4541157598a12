import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.js';
import { openDataDir, secretsOf, tokenKeyOf } from './data-dir.js';
import { DataDirError } from './data-dir-error.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Another process that holds the folder as we would, and can be killed. */
async function anotherHolder(dataDir: string) {
  mkdirSync(join(dataDir, 'lock'), { recursive: true });
  const program = `
    const server = require('node:net').createServer((s) => s.end(process.pid + '\\n'));
    server.listen(process.argv[1], () => console.log('listening'));`;
  const child = spawn(process.execPath, ['-e', program, join(dataDir, 'lock', '1')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock on DATA_DIR', () => {
  it('is held by one at a time, and names who holds it', async () => {
    const first = await openDataDir(folder);
    await expect(openDataDir(folder)).rejects.toThrow(
      `DATA_DIR ${folder} is in use by process ${process.pid}.`,
    );
    await first.release();
    await (await openDataDir(folder)).release();
  });

  it('goes to exactly one of many that come at the same time', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, () => openDataDir(folder)),
    );
    const won = attempts.flatMap((a) => (a.status === 'fulfilled' ? [a.value] : []));
    expect(won).toHaveLength(1);
    await won[0]!.release();
  });

  it('goes with the process, also after kill -9', async () => {
    const other = await anotherHolder(folder);
    await expect(openDataDir(folder)).rejects.toThrow(`in use by process ${other.pid}`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    await (await openDataDir(folder)).release();
  });

  it('is not taken from a process that is stopped and cannot answer', async () => {
    const other = await anotherHolder(folder);
    other.kill('SIGSTOP');
    await expect(openDataDir(folder)).rejects.toThrow('in use by a process that does not answer');
    other.kill('SIGKILL');
    await once(other, 'exit');
  });

  it('works in a folder whose path is longer than a socket address may be', async () => {
    const deep = join(folder, 'a'.repeat(80), 'b'.repeat(80));
    const held = await openDataDir(deep);
    await expect(openDataDir(deep)).rejects.toThrow(DataDirError);
    await held.release();
  });

  it('says so when the folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openDataDir(join(folder, 'file'))).rejects.toThrow(/^DATA_DIR: cannot make/);
  });
});

describe('secrets that nobody gave', () => {
  const { identity } = loadConfig({});

  it('are made once, readable by the owner only, and stay', () => {
    const first = secretsOf(identity, folder);
    expect(secretsOf(identity, folder)).toEqual(first);
    expect(first.masterKey).toHaveLength(64);
    expect(statSync(join(folder, 'jwt.secret')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
    expect(first.tokenKey).toEqual({
      secret: readFileSync(join(folder, 'jwt.secret'), 'utf8').trim(),
    });
  });

  it('are not made where one was given', () => {
    const given = loadConfig({ JWT_SECRET: 's'.repeat(32) }).identity;
    expect(tokenKeyOf(given, join(folder, 'absent'))).toEqual({ secret: 's'.repeat(32) });
    expect(() => statSync(join(folder, 'absent'))).toThrow();
  });

  it('are never replaced when damaged', () => {
    writeFileSync(join(folder, 'master.key'), '');
    expect(() => secretsOf(identity, folder)).toThrow('is damaged');
  });
});
