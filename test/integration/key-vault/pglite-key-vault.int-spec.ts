import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';
import { describeKeyVault } from '../../contract/key-vault/key-vault.contract.js';
import { describeMasterKey } from '../../contract/key-vault/master-key.contract.js';
import { describeSharedKeys } from '../../contract/key-vault/shared-keys.contract.js';
import { SqlHomes } from '../../contract/key-vault/sql-homes.js';
import { PgliteFolders } from '../../contract/sql/pglite-template.js';
import { allIn } from './folder-homes.js';

const folders = new PgliteFolders();
let folder: string;

const homes = new SqlHomes(
  async () => (await PgliteHost.open((folder = await folders.filled()))).engine,
  async (engine) => {
    await engine.query({ sql: 'checkpoint', parameters: [] });
    return allIn(folder);
  },
);

afterAll(async () => {
  await homes.close();
  await folders.remove();
});

describe('key vault in PGlite', () => {
  describeKeyVault(() => homes.make());
});

describe('master key of a vault in PGlite', () => {
  describeMasterKey(() => homes.make());
});

describe('shared key vault in PGlite', () => {
  describeSharedKeys(homes);
});
