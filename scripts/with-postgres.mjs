// Runs a command with a throw-away PostgreSQL:  node scripts/with-postgres.mjs npm test
// The command finds it in TEST_DATABASE_URL. Where none can be had it says why, and runs the command all the same.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  process.stderr.write('Usage: node scripts/with-postgres.mjs <command> [arguments]\n');
  process.exit(2);
}

const isRoot = process.getuid?.() === 0;
const say = (text) => process.stderr.write(`with-postgres: ${text}\n`);

function findBinaries() {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(home, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
}

/** Debian's package brings the server and the user to run it as. */
function install() {
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return;
  say('installing the Debian package postgresql ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']]) {
    const { status, stderr } = spawnSync('apt-get', ['-qq', ...step], { env, encoding: 'utf8' });
    if (status !== 0) return say(`apt-get ${step[0]} failed: ${stderr.trim()}`);
  }
}

/** PostgreSQL refuses to run as root. */
function serverUser() {
  if (!isRoot) return {};
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [id('-u'), id('-g')];
  if (!uid) throw new Error('there is no user "postgres" to run it as');
  return { uid, gid };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function initialise(bin, data, user) {
  const settings = [
    '-U',
    'makegood',
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, ...settings], {
    ...user,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);
}

function ready(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`postgres stopped at once: ${log}`)));
    server.stderr.on('data', (chunk) => {
      if (log === undefined) return;
      log += chunk;
      if (!log.includes('ready to accept connections')) return;
      log = undefined;
      resolve();
    });
  });
}

async function startCluster() {
  if (findBinaries() === undefined) install();
  const bin = findBinaries();
  if (bin === undefined) throw new Error('no PostgreSQL under /usr/lib/postgresql');
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'makegood-postgres-'));
  if (isRoot) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  initialise(bin, data, user);

  const port = await freePort();
  const settings = [`unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=200'];
  const options = ['-D', data, '-h', '127.0.0.1', '-p', String(port)];
  const server = spawn(
    join(bin, 'postgres'),
    [...options, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...user,
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  await ready(server);
  const stop = () =>
    new Promise((resolve) => {
      server.removeAllListeners('exit').once('exit', () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      server.kill('SIGINT'); // "fast": it does not wait for clients
    });
  return { url: `postgres://makegood@127.0.0.1:${port}/postgres`, stop };
}

async function cluster() {
  if (process.env.TEST_DATABASE_URL) return undefined;
  try {
    return await startCluster();
  } catch (error) {
    say(`going on without PostgreSQL: ${error.message}`);
    return undefined;
  }
}

const postgres = await cluster();
const env = postgres ? { ...process.env, TEST_DATABASE_URL: postgres.url } : process.env;
const child = spawn(command, args, { env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
const status = await new Promise((resolve) => {
  child.once('error', (error) => {
    say(error.message);
    resolve(127);
  });
  child.once('exit', (code) => resolve(code ?? 1));
});
await postgres?.stop();
process.exit(status);
