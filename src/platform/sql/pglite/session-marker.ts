import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

type State = 'creating' | 'open' | 'closed';

interface Mark {
  readonly state: State;
  readonly bootId: string | null;
}

/**
 * PGlite does not fsync. What a killed process wrote is still in the page cache and safe; after a crash of the machine it may be
 * half on disk. A small, fsynced file beside the data tells the two apart: who opened the folder last, in which boot, and whether it was closed.
 */
export class SessionMarker {
  readonly #path: string;

  constructor(private readonly folder: string) {
    this.#path = join(folder, 'session.json');
  }

  /** Undefined when the data can be trusted. */
  async whyUnsafe(): Promise<string | undefined> {
    const mark = await this.#read();
    if (mark === undefined) return 'nothing says how it was left';
    if (mark.state === 'creating') return 'its making was interrupted';
    if (mark.state === 'closed') return undefined;
    if (mark.bootId !== null && mark.bootId === (await bootId())) return undefined;
    return 'the machine stopped while it was open';
  }

  async write(state: State): Promise<void> {
    const mark: Mark = { state, bootId: await bootId() };
    const draft = `${this.#path}.new`;
    const file = await open(draft, 'w');
    try {
      await file.writeFile(JSON.stringify(mark));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.#path);
    await syncPath(this.folder);
  }

  /** By the file system's own clock, as the times of the data files are. */
  async writtenAt(): Promise<number> {
    return (await stat(this.#path)).mtimeMs;
  }

  async #read(): Promise<Mark | undefined> {
    try {
      return JSON.parse(await readFile(this.#path, 'utf8')) as Mark;
    } catch {
      return undefined; // absent or torn: both mean that nothing is known
    }
  }
}

export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only Linux tells; elsewhere every unclean stop counts as a crash of the machine. */
async function bootId(): Promise<string | null> {
  try {
    return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  } catch {
    return null;
  }
}
