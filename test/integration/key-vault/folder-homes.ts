import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileKeyStore } from '../../../src/platform/key-vault/file/file-key-store.js';
import type { KeyStoreHome } from '../../contract/key-vault/vault-home.js';

export interface FolderHome extends KeyStoreHome {
  readonly folder: string;
  readonly file: string;
}

/** Folders for one suite; `remove` belongs in its `afterAll`. */
export class FolderHomes {
  readonly #parents: string[] = [];

  async make(): Promise<FolderHome> {
    const parent = await mkdtemp(join(tmpdir(), 'makegood-keys-'));
    this.#parents.push(parent);
    const folder = join(parent, 'keys');
    return {
      folder,
      file: join(folder, 'keys.vault'),
      store: () => FileKeyStore.open(folder),
      files: () => allIn(folder),
    };
  }

  async remove(): Promise<void> {
    for (const parent of this.#parents) await rm(parent, { recursive: true });
  }
}

export async function allIn(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(
    await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))),
  );
}
