import { describeKeyVault } from '../../contract/key-vault/key-vault.contract.js';
import { describeMasterKey } from '../../contract/key-vault/master-key.contract.js';
import { describeSharedKeys } from '../../contract/key-vault/shared-keys.contract.js';
import { dump, SqlHomes } from '../../contract/key-vault/sql-homes.js';
import { ScratchPostgres } from '../../contract/sql/scratch-postgres.js';

const server = process.env['TEST_DATABASE_URL'];

if (server === undefined) {
  describe.skip('key vault in PostgreSQL', () => {
    it('needs TEST_DATABASE_URL: node scripts/with-postgres.mjs npm test', () => undefined);
  });
} else {
  let scratch: ScratchPostgres | undefined;
  const homes = new SqlHomes(
    async () => (scratch = await ScratchPostgres.create(server)).engine(),
    dump,
  );

  afterAll(async () => {
    await homes.close();
    await scratch?.drop();
  });

  describe('key vault in PostgreSQL', () => {
    describeKeyVault(() => homes.make());
  });

  describe('master key of a vault in PostgreSQL', () => {
    describeMasterKey(() => homes.make());
  });

  describe('shared key vault in PostgreSQL', () => {
    describeSharedKeys(homes);
  });
}
