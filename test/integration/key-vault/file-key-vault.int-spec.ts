import { describeKeyVault } from '../../contract/key-vault/key-vault.contract.js';
import { describeMasterKey } from '../../contract/key-vault/master-key.contract.js';
import { FolderHomes } from './folder-homes.js';

const homes = new FolderHomes();
afterAll(() => homes.remove());

describe('key vault in a file', () => {
  describeKeyVault(() => homes.make());
});

describe('master key of a vault in a file', () => {
  describeMasterKey(() => homes.make());
});
