// Meets people until somebody kills it. Prints `name id` once the key is said to be on disk, and `- id` once it is destroyed.
import { FileKeyStore } from '../../../dist/platform/key-vault/file/file-key-store.js';
import { openKeyVault } from '../../../dist/platform/key-vault/open-key-vault.js';

const [, , folder, masterKey, round] = process.argv;
const vault = await openKeyVault(await FileKeyStore.open(folder), { masterKey });

async function meet(worker) {
  for (let n = 0; ; n += 1) {
    const name = `${round}-${worker}-${n}`;
    const { id } = await vault.subjectOf(name);
    process.stdout.write(`${name} ${id}\n`);
    if (n % 10 !== 9) continue;
    await vault.forget(id);
    process.stdout.write(`- ${id}\n`);
  }
}

for (let worker = 0; worker < 20; worker += 1) void meet(worker);
