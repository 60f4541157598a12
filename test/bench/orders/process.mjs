import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram } from '../program.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** A tick of /proc, in ms. */
const TICK_MS = 10;

export async function startService(dataDir, env = {}) {
  const addressFile = join(dataDir, 'http.url');
  rmSync(addressFile, { force: true });
  const all = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env };
  const main = ['--enable-source-maps', 'scripts/run.mjs', 'main'];
  const addressIn = () => existsSync(addressFile) && readFileSync(addressFile, 'utf8').trim();
  const started = await startProgram(main, {
    ...{ cwd: root, env: { ...process.env, ...all }, addressIn },
  });
  return { ...started, env: all };
}

/** A bearer token of the service that keeps its secret there. */
export async function tokenOf({ env }, role) {
  const args = ['scripts/run.mjs', 'cli', 'token', '--role', role, '--user', 'bench'];
  const child = spawn(process.execPath, args, {
    ...{ cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  let token = '';
  for await (const piece of child.stdout) token += piece;
  return token.trim();
}

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'bench-orders-'));

/** Processor time since the start, in ms: of the whole, of its first thread, and of the threads that used most. */
export function processorTime(pid) {
  const spent = (path) => {
    const [, rest] = readFileSync(path, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  };
  const threads = new Map();
  for (const id of readdirSync(`/proc/${pid}/task`)) {
    try {
      threads.set(id, spent(`/proc/${pid}/task/${id}/stat`));
    } catch {
      // it has ended since
    }
  }
  return { all: spent(`/proc/${pid}/stat`), threads };
}

/** What was used between two looks: all, the first thread (HTTP, sagas, modules), the busiest two others (event store, SQL), the rest. */
export function usedBetween(before, after, pid) {
  const used = [...after.threads].map(([id, ms]) => [id, ms - (before.threads.get(id) ?? 0)]);
  const main = used.find(([id]) => id === String(pid))?.[1] ?? 0;
  const others = used.filter(([id]) => id !== String(pid)).map(([, ms]) => ms);
  others.sort((a, b) => b - a);
  const [first = 0, second = 0, ...rest] = others;
  return {
    all: after.all - before.all,
    main,
    first,
    second,
    rest: rest.reduce((a, b) => a + b, 0),
  };
}

export function residentMiB(pid) {
  const [, kB] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kB) / 1024);
}

export function sizeMiB(folder) {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
  return Math.round(bytes / 1024 / 1024);
}
