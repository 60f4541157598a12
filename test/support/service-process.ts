import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../src/config/index.js';
import { issueToken } from '../../src/platform/security/issue-token.js';
import { MIGRATIONS } from '../../src/start/migrations.js';
import { fillPgliteFolder } from '../contract/sql/pglite-template.js';
import { eventually } from './eventually.js';

const BUNDLE = 'dist/bundle/main.js';
export const JWT_SECRET = 'a secret of the tests, long enough to be one';

/**
 * A folder for everything embedded, with a database in it: making one takes PostgreSQL seconds.
 *
 * @param migrations those that have run in it, all of them unless the start is to run them
 */
export async function newDataDir(migrations = MIGRATIONS): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'makegood-test-'));
  await fillPgliteFolder(join(dataDir, 'sql'), migrations);
  return dataDir;
}

export function removeDataDir(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
}

/** The built service in a process of its own, started as `npm start` starts it. */
export class ServiceProcess {
  private constructor(
    readonly url: string,
    readonly lmsUrl: string,
    private readonly child: ChildProcess,
    private readonly said: () => string,
  ) {}

  /** @param node how node is to run it; the bundle, unless this names something else */
  static async start(
    dataDir: string,
    env: NodeJS.ProcessEnv = {},
    node: readonly string[] = [BUNDLE],
  ): Promise<ServiceProcess> {
    const { child, said } = spawnService(dataDir, env, node);
    // Who has a database of one's own is given no first order to place: its banner is the end.
    const last = env['DATABASE_URL'] === undefined ? 'Place the first order' : '\n  data ';
    while (!said().includes(last)) {
      if (child.exitCode !== null) throw new Error(`The service did not start:\n${said()}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
    const read = (file: string): string => readFileSync(join(dataDir, file), 'utf8').trim();
    return new ServiceProcess(read('http.url'), read('lms.url'), child, said);
  }

  get output(): string {
    return this.said();
  }

  async token(...roles: Role[]): Promise<string> {
    return this.tokenOf('tester', ...roles);
  }

  tokenOf(sub: string, ...roles: Role[]): Promise<string> {
    return issueToken({ sub, roles, ttlSeconds: 600 }, JWT_SECRET, Date.now());
  }

  /** Nobody reads what it says any more: its output is a broken pipe. */
  stopListening(): void {
    this.child.stdout?.destroy();
    this.child.stderr?.destroy();
  }

  get isDead(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Sends a signal that ends nothing. */
  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** `kill -9`: nothing in it gets to do anything more. */
  async kill(): Promise<void> {
    if (this.isDead) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }

  /** Asks it to stop, and answers with its exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const exited = once(this.child, 'exit');
    this.child.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  }
}

/** Starts the service and lets it end by itself, for what it says when it cannot start. */
export async function runToEnd(
  dataDir: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { child, said } = spawnService(dataDir, env);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, output: said() };
}

/** Starts the service and asks it to stop when `isTime`, started or not; answers with its exit code. */
export async function stopWhileStarting(
  dataDir: string,
  isTime: () => boolean,
): Promise<number | null> {
  const { child } = spawnService(dataDir, {});
  await eventually(isTime, (time) => time || child.exitCode !== null);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await exited) as [number | null];
  return code;
}

function spawnService(dataDir: string, env: NodeJS.ProcessEnv, node: readonly string[] = [BUNDLE]) {
  const child = spawn(process.execPath, ['--enable-source-maps', ...node], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: dataDir,
      JWT_SECRET,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return { child, said: () => output };
}
