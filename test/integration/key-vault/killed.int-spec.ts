import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FileKeyStore } from '../../../src/platform/key-vault/file/file-key-store.js';
import { openKeyVault } from '../../../src/platform/key-vault/open-key-vault.js';
import { master } from '../../contract/key-vault/vault-home.js';
import { FolderHomes } from './folder-homes.js';

const script = fileURLToPath(new URL('./meet-people-and-be-killed.mjs', import.meta.url));
const homes = new FolderHomes();
afterAll(() => homes.remove());

/** What it said before it was killed, at line `lines`. */
async function killedAt(lines: number, folder: string, round: number): Promise<string[]> {
  const args = [script, folder, master, `${round}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  await closed;
  return said;
}

describe('a key vault whose process is killed while it writes', () => {
  it('has every key that it said it had, and none that it said was destroyed', async () => {
    const { folder } = await homes.make();
    const ids = new Map<string, string>();
    const forgotten = new Set<string>();
    for (const [round, lines] of [40, 333, 1_000, 2_500].entries()) {
      for (const line of await killedAt(lines, folder, round)) {
        const [name, id] = line.split(' ') as [string, string];
        if (name === '-') forgotten.add(id);
        else ids.set(name, id);
      }
      const vault = await openKeyVault(await FileKeyStore.open(folder), { masterKey: master });
      for (const id of forgotten) expect(await vault.subject(id)).toBe('forgotten');
      for (const [name, id] of ids) {
        const subject = await vault.subject(id); // also forgotten if it was killed before it could say so
        if (subject !== 'forgotten') expect((await vault.subjectOf(name)).id).toBe(id);
      }
      await vault.close();
    }
    expect(ids.size).toBeGreaterThan(3_000);
    expect(forgotten.size).toBeGreaterThan(200);
  });
});
