import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { FileKeyStore } from '../../../src/platform/key-vault/file/file-key-store.js';
import type { KeyVault } from '../../../src/platform/key-vault/key-vault.js';
import { openKeyVault } from '../../../src/platform/key-vault/open-key-vault.js';
import { idsOf, master, names, nextMaster } from '../../contract/key-vault/vault-home.js';
import { type FolderHome, FolderHomes } from './folder-homes.js';

const SLOT = 128;
const homes = new FolderHomes();
afterAll(() => homes.remove());

const open = async ({ folder }: FolderHome): Promise<KeyVault> =>
  openKeyVault(await FileKeyStore.open(folder), { masterKey: master });

/** Eight persons of whom everybody was told, and eight more in one batch behind them. */
async function twoBatches() {
  const home = await homes.make();
  const vault = await open(home);
  const told = await idsOf(vault, names(8));
  const { size } = await stat(home.file);
  await idsOf(vault, names(8, 'untold'));
  await vault.close();
  return { home, told, size, bytes: await readFile(home.file) };
}

async function copyOf(bytes: Buffer): Promise<FolderHome> {
  const home = await homes.make();
  await mkdir(home.folder);
  await writeFile(home.file, bytes);
  return home;
}

describe('the file of keys after the machine went down', () => {
  it('keeps what was told, wherever the last batch is cut', async () => {
    const { home, told, size, bytes } = await twoBatches();
    for (let end = size; end < bytes.length; end += 31) {
      await writeFile(home.file, bytes.subarray(0, end));
      const vault = await open(home);
      expect(await idsOf(vault, names(8))).toEqual(told);
      const untold = await idsOf(vault, names(8, 'untold'));
      await vault.close();
      const again = await open(home);
      expect(await idsOf(again, names(8, 'untold'))).toEqual(untold);
      await again.close();
    }
  });

  it('keeps what was told, whichever sectors of the last batch arrived', async () => {
    const { home, told, size, bytes } = await twoBatches();
    const lost = fc.uniqueArray(fc.nat(7), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(lost, async (slots) => {
        const torn = Buffer.from(bytes);
        for (const slot of slots) torn.fill(0, size + slot * SLOT, size + (slot + 1) * SLOT);
        await writeFile(home.file, torn);
        for (let restarts = 0; restarts < 2; restarts += 1) {
          const vault = await open(home);
          expect(await idsOf(vault, names(8))).toEqual(told);
          await idsOf(vault, [`after-${restarts}`]);
          await vault.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is refused untouched when anything is damaged that was told', async () => {
    const { size, bytes } = await twoBatches();
    const home = await copyOf(bytes);
    const at = fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(at, async ([byte, bit]) => {
        const damaged = Buffer.from(bytes);
        damaged[byte]! ^= 1 << bit;
        await writeFile(home.file, damaged);
        await expect(FileKeyStore.open(home.folder)).rejects.toMatchObject({
          name: 'VaultDamaged',
        });
        expect(await readFile(home.file)).toEqual(damaged);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['', 'not ours', 'x'.repeat(500)])('is refused when it is "%.9s"', async (text) => {
    const home = await copyOf(Buffer.from(text));
    await expect(FileKeyStore.open(home.folder)).rejects.toMatchObject({ name: 'VaultDamaged' });
  });

  it('is made anew when the first start was interrupted', async () => {
    const home = await homes.make();
    await mkdir(home.folder);
    await writeFile(`${home.file}.new`, 'half');
    const vault = await open(home);
    expect(await idsOf(vault, names(2))).toHaveLength(2);
    await vault.close();
  });
});

describe('the file of keys', () => {
  it('is read by its owner only, and is the same when it was copied while in use', async () => {
    const home = await homes.make();
    const vault = await open(home);
    const ids = await idsOf(vault, names(100));
    expect((await stat(home.file)).mode & 0o777).toBe(0o600);
    expect((await stat(home.folder)).mode & 0o777).toBe(0o700);
    const backup = await homes.make();
    await mkdir(backup.folder);
    await copyFile(home.file, backup.file);
    await vault.close();
    const restored = await open(backup);
    expect(await idsOf(restored, names(100))).toEqual(ids);
    await restored.close();
  });

  it('does not hold a forgotten key any more, nor a key as the old master key wrapped it', async () => {
    const home = await homes.make();
    const vault = await open(home);
    const [ada, bob] = await idsOf(vault, ['ada', 'bob']);
    const before = await readFile(home.file);
    const slotOf = (bytes: Buffer, id: string) => {
      const found = bytes.indexOf(Buffer.from(id.replaceAll('-', ''), 'hex'));
      const start = Math.floor(found / SLOT) * SLOT;
      return bytes.subarray(start, start + SLOT);
    };
    const [owner, wrapped] = [
      slotOf(before, ada!).subarray(36, 68),
      slotOf(before, ada!).subarray(68),
    ];
    await vault.forget(ada!);
    const after = await home.files();
    expect([after.includes(owner), after.includes(wrapped)]).toEqual([false, false]);
    expect(slotOf(after, ada!).subarray(36)).toEqual(Buffer.alloc(92));
    expect(after).toHaveLength(before.length);
    await vault.rewrap(nextMaster);
    expect((await home.files()).includes(slotOf(before, bob!).subarray(68))).toBe(false);
    await vault.close();
  });

  it('is not written to after it was closed', async () => {
    const home = await homes.make();
    const vault = await open(home);
    await vault.close();
    await expect(vault.subjectOf('ada')).rejects.toMatchObject({ name: 'VaultUnavailable' });
  });
});
