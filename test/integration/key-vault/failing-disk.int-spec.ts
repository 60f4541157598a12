import { type FileHandle, open, readFile } from 'node:fs/promises';
import { FileKeyStore } from '../../../src/platform/key-vault/file/file-key-store.js';
import { encodeSlot, SLOT_BYTES } from '../../../src/platform/key-vault/file/slot.js';
import { SlotFile } from '../../../src/platform/key-vault/file/slot-file.js';
import { FolderHomes } from './folder-homes.js';

const homes = new FolderHomes();
afterAll(() => homes.remove());

const noted = (id: string) => ({ kind: 'forgotten', id }) as const;
const ids = [
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000002',
] as const;

/** A file with one slot behind its header, on a disk whose calls fail as the test says. */
async function failingDisk() {
  const home = await homes.make();
  const store = await FileKeyStore.open(home.folder);
  await store.forget(ids[0]);
  await store.close();
  const handle = await open(home.file, 'r+');
  const fails = { write: false, datasync: false };
  const write = async (bytes: Buffer, offset: number, length: number, at: number) => {
    if (!fails.write) return handle.write(bytes, offset, length, at);
    await handle.write(bytes, offset, Math.floor(length / 2), at);
    throw new Error('ENOSPC');
  };
  const disk = {
    fd: handle.fd,
    write,
    truncate: (length: number) => handle.truncate(length),
    datasync: () => (fails.datasync ? Promise.reject(new Error('EIO')) : handle.datasync()),
    close: () => handle.close(),
  } as unknown as FileHandle;
  return { home, fails, file: new SlotFile(disk, 2), bytes: () => readFile(home.file) };
}

describe('a disk that fails', () => {
  it('when it is full: nothing half is left, and it goes on when there is room again', async () => {
    const { fails, file, bytes } = await failingDisk();
    const before = await bytes();
    fails.write = true;
    await expect(file.append([noted(ids[1])])).rejects.toMatchObject({ name: 'VaultUnavailable' });
    expect(await bytes()).toEqual(before);
    fails.write = false;
    expect(await file.append([noted(ids[1])])).toBe(2);
    expect((await bytes()).subarray(2 * SLOT_BYTES)).toEqual(encodeSlot(noted(ids[1]), 2));
    await file.close();
  });

  it('when it cannot sync: nothing is said to be there, and nothing is written any more', async () => {
    const { fails, file } = await failingDisk();
    fails.datasync = true;
    await expect(file.append([noted(ids[1])])).rejects.toMatchObject({ name: 'VaultUnavailable' });
    fails.datasync = false;
    await expect(file.append([noted(ids[1])])).rejects.toThrow('cannot be used: EIO');
    expect(() => file.read(1)).toThrow('cannot be used: EIO');
    await file.close();
  });

  it('while it replaces: nothing is written any more', async () => {
    const { fails, file } = await failingDisk();
    fails.write = true;
    const change = new Map([[1, noted(ids[1])]]);
    await expect(file.replace(change)).rejects.toMatchObject({ name: 'VaultUnavailable' });
    fails.write = false;
    await expect(file.replace(change)).rejects.toThrow('cannot be used: ENOSPC');
    await file.close();
  });
});
