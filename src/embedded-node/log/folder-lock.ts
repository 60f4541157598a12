import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { FolderInUse } from './errors.js';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * One writer per folder. On Linux an abstract socket named after the folder's device and inode: the kernel gives it to one
 * holder and takes it back when that dies, however it dies. Elsewhere a file with the holder's process id.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  return process.platform === 'linux' ? lockBySocket(folder) : lockByFile(folder);
}

function lockBySocket(folder: string): Promise<FolderLock> {
  const { dev, ino } = statSync(folder);
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? inUse(folder) : error);
    });
    server.listen(`\0makegood-embedded-node:${dev}:${ino}`, () => {
      server.unref();
      resolve({
        release: () =>
          new Promise((done) => {
            server.close(() => {
              done();
            });
          }),
      });
    });
  });
}

function lockByFile(folder: string): Promise<FolderLock> {
  const file = join(folder, 'writer.pid');
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isAlive(Number(readFileSync(file, 'utf8')))) throw inUse(folder);
    writeFileSync(file, String(process.pid));
  }
  return Promise.resolve({
    release: () => {
      rmSync(file, { force: true });
      return Promise.resolve();
    },
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const inUse = (folder: string) =>
  new FolderInUse(
    `The folder ${folder} is in use by another embedded node. One node writes to a folder; others connect to that node.`,
  );
