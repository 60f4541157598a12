import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { SessionMarker, syncPath } from './session-marker.js';

// 16 MB segments would be written, zeroes and all, before the first start is over.
const smallWal = ['--wal-segsize=1'];

/** One embedded database: `data/` is PostgreSQL's, `session.json` is ours. The caller holds the lock on the folder. */
export class PgliteFolder {
  readonly #marker: SessionMarker;
  readonly #data: string;
  #firstWrite = 0;

  constructor(private readonly folder: string) {
    this.#marker = new SessionMarker(folder);
    this.#data = join(folder, 'data');
  }

  /** What is there, if it can be trusted and PostgreSQL accepts it; else a new database in its place, and why. */
  async open(): Promise<{ readonly db: PGlite; readonly rebuiltBecause?: string }> {
    await mkdir(this.folder, { recursive: true });
    if (!existsSync(join(this.#data, 'PG_VERSION'))) return { db: await this.#create() };
    const unsafe = await this.#marker.whyUnsafe();
    if (unsafe !== undefined) return { db: await this.#create(), rebuiltBecause: unsafe };
    await this.#marker.write('open');
    try {
      return { db: await this.#start() };
    } catch (error) {
      // Torn files, or an older PostgreSQL's. SQL holds nothing that cannot be read from the events again.
      return { db: await this.#create(), rebuiltBecause: messageOf(error) };
    }
  }

  /** After the database was closed: what it wrote is forced to the disk before the marker says that it is whole. */
  async seal(): Promise<void> {
    for (const entry of await readdir(this.#data, { recursive: true })) {
      const path = join(this.#data, entry);
      const { mtimeMs } = await stat(path);
      if (mtimeMs >= this.#firstWrite) await syncPath(path);
    }
    await this.#marker.write('closed');
  }

  async #create(): Promise<PGlite> {
    await rm(this.#data, { recursive: true, force: true });
    await this.#marker.write('creating');
    const db = await this.#start();
    await this.#marker.write('open');
    return db;
  }

  async #start(): Promise<PGlite> {
    this.#firstWrite = await this.#marker.writtenAt();
    let lastWords = '';
    const listen = (text: string): boolean => {
      lastWords = text;
      return false; // true would print it
    };
    try {
      return await PGlite.create({
        dataDir: this.#data,
        onStdout: listen,
        onStderr: listen,
        initDbStartParams: smallWal,
      });
    } catch (error) {
      throw new Error(lastWords || messageOf(error), { cause: error });
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
