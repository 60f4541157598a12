import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodeKeyRing } from '../../../src/codes/code-keys.js';
import { codeOf } from '../../../src/codes/code.js';
import { FileKeyStore } from '../../../src/platform/key-vault/file/file-key-store.js';
import { openKeyVault } from '../../../src/platform/key-vault/open-key-vault.js';

const LINE = { orderNumber: 'EDX-1', lineId: '1' };
const MASTER = 'a master key, long enough to be one';
const NEXT_MASTER = 'another master key, as long as needed';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-code-key-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What a process on this data folder makes of a line. */
async function codeMade(masterKey: string, current?: string, previousMasterKey?: string) {
  const store = await FileKeyStore.open(join(folder, 'keys'));
  const vault = await openKeyVault(store, { masterKey, previousMasterKey });
  try {
    if (previousMasterKey !== undefined) await vault.rewrap(masterKey);
    const keys = await new CodeKeyRing({ current, previous: [] }, vault).open();
    return { id: keys.current.id, code: codeOf(keys.current, LINE, 0), keys };
  } finally {
    await vault.close();
  }
}

it('the key of codes that nobody configured is in the data folder, and outlives a change of the master key', async () => {
  const first = await codeMade(MASTER);
  expect(await codeMade(MASTER)).toMatchObject({ id: first.id, code: first.code });
  expect(await codeMade(NEXT_MASTER, undefined, MASTER)).toMatchObject({ code: first.code });
  expect(await codeMade(NEXT_MASTER)).toMatchObject({ id: first.id, code: first.code });
});

it('codes of before one was configured are found as before', async () => {
  const first = await codeMade(MASTER);
  const { keys, code } = await codeMade(MASTER, 'a key that an operator chose, long enough');
  expect(code).not.toBe(first.code);
  const before = keys.get(first.id);
  expect(before && codeOf(before, LINE, 0)).toBe(first.code);
});
