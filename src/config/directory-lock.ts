import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { DataDirError } from './data-dir-error.js';
import { askHolder } from './lock-holder.js';
import { type AddressIn, socketsIn } from './socket-address.js';

export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * One process at a time may work in `directory`. Node has no flock, and a file with a pid lies after
 * `kill -9`, when the pid is used again, and between containers. So the holder listens on a Unix
 * socket in the folder: the kernel closes it with the process, whatever kills it, and who connects
 * knows for sure. (Like any lock of this kind it does not reach across machines: local disks only.)
 *
 * Sockets are numbered; the holder is the one with the highest number. To take over from a dead
 * holder one links the next number, which only one process can do, and then looks again whether it
 * is the highest. The highest is never deleted, so no two processes can both come to that result.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const sockets = join(directory, 'lock');
  mkdirSync(sockets, { recursive: true, mode: 0o700 });
  const addressOf = socketsIn(sockets);
  const draft = `${randomUUID().slice(0, 8)}.new`;
  const server = await listen(addressOf(draft));
  try {
    const mine = await claimNext(directory, sockets, draft, addressOf);
    const old = numbersIn(sockets).filter((n) => n < mine);
    for (const name of [draft, ...old]) rmSync(join(sockets, `${name}`), { force: true });
  } catch (error) {
    await close(server);
    throw error;
  }
  return { release: () => close(server) };
}

async function claimNext(
  directory: string,
  sockets: string,
  draft: string,
  addressOf: AddressIn,
): Promise<number> {
  for (;;) {
    const highest = highestIn(sockets);
    const holder = highest === 0 ? 'dead' : await askHolder(addressOf(`${highest}`));
    if (holder !== 'dead') throw held(directory, holder);
    const mine = highest + 1;
    // The name appears with the socket already listening: nobody can find it silent.
    if (!linked(join(sockets, draft), join(sockets, `${mine}`))) continue;
    if (highestIn(sockets) === mine) return mine;
    unlinkSync(join(sockets, `${mine}`));
  }
}

function held(directory: string, holder: number | 'silent'): DataDirError {
  const who = holder === 'silent' ? 'a process that does not answer' : `process ${holder}`;
  return new DataDirError(
    `DATA_DIR ${directory} is in use by ${who}. Stop it first, or choose another DATA_DIR.`,
  );
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function highestIn(sockets: string): number {
  return Math.max(0, ...numbersIn(sockets));
}

function numbersIn(sockets: string): readonly number[] {
  return readdirSync(sockets)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function listen(path: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy()); // whoever asked has gone away
    socket.end(`${process.pid}\n`, () => socket.destroy());
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
