import type { KeyVault } from '../../../src/platform/key-vault/key-vault.js';
import { openKeyVault } from '../../../src/platform/key-vault/open-key-vault.js';
import { keyVaultMigrations } from '../../../src/platform/key-vault/sql/key-tables.js';
import { SqlKeyStore } from '../../../src/platform/key-vault/sql/sql-key-store.js';
import { durable } from '../../../src/platform/key-vault/sql/statements.js';
import { migrate } from '../../../src/platform/sql/migrations/migrate.js';
import type { SqlEngine, Statement } from '../../../src/platform/sql/sql-engine.js';
import type { SqlHomes } from './sql-homes.js';
import { idsOf, master, names, nextMaster } from './vault-home.js';

const where = 'OrderPlaced.user';

/** Keys that several processes share: several vaults on one database. */
export function describeSharedKeys(homes: SqlHomes): void {
  let engine: SqlEngine;
  const open = (masterKey = master, previousMasterKey?: string): Promise<KeyVault> =>
    openKeyVault(new SqlKeyStore(engine), { masterKey, previousMasterKey });

  beforeEach(async () => {
    await homes.make();
    engine = await homes.engine();
  });

  it('gives a person one subject, whoever meets them first', async () => {
    const vaults = await Promise.all([open(), open(), open()]);
    const people = names(300);
    const turned = [...people].reverse();
    const [a, b, c] = await Promise.all([
      idsOf(vaults[0], people),
      idsOf(vaults[1], turned),
      idsOf(vaults[2], people),
    ]);
    expect(b.reverse()).toEqual(a);
    expect(c).toEqual(a);
    await Promise.all(vaults.map((vault) => vault.close()));
  });

  it('is made with one master key only, though two begin at once', async () => {
    const opened = await Promise.allSettled([open(master), open(nextMaster)]);
    const refused = opened.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]!.reason).toMatchObject({ name: 'WrongMasterKey' });
    for (const outcome of opened) if (outcome.status === 'fulfilled') await outcome.value.close();
  });

  it('tells what was destroyed by one to the store of another', async () => {
    const [vault, store] = [await open(), new SqlKeyStore(engine)];
    const { moment, ids } = await store.forgottenSince(undefined);
    expect(ids).toEqual([]);
    const [ada] = await idsOf(vault, ['ada']);
    await vault.forget(ada!);
    expect((await store.forgottenSince(moment)).ids).toEqual([ada]);
    expect((await store.forgottenSince(moment + 120_000)).ids).toEqual([]);
    await vault.close();
  });

  it('is read by who knows both master keys while another changes them', async () => {
    const writer = await open(master);
    const reader = await open(nextMaster, master);
    const sealed = (await writer.subjectOf('ada')).seal('x', where);
    await writer.rewrap(nextMaster);
    expect(await reader.open(sealed, where)).toBe('x');
    await Promise.all([reader.close(), writer.close()]);
  });

  it('takes one statement for new persons, none for known ones', async () => {
    const statements: Statement[] = [];
    const counting: SqlEngine = {
      query: (statement) => (statements.push(statement), engine.query(statement)),
      transaction: (list) => (statements.push(...list), engine.transaction(list)),
      close: () => engine.close(),
    };
    const vault = await openKeyVault(new SqlKeyStore(counting), { masterKey: master });
    statements.length = 0;
    const ids = await idsOf(vault, names(100));
    expect(statements.filter(({ sql }) => /insert/.test(sql))).toHaveLength(1);
    expect(statements).toHaveLength(2); // and the setting that makes it durable, in the same round trip
    expect(await idsOf(vault, names(100))).toEqual(ids);
    expect(statements).toHaveLength(2);
    await vault.close();
  });

  it('stays when all other tables, and the journal of migrations, are thrown away', async () => {
    const vault = await open();
    const ids = await idsOf(vault, names(3));
    await vault.close();
    await engine.query({ sql: 'drop table makegood_migrations', parameters: [] });
    await migrate(engine, keyVaultMigrations);
    const again = await open();
    expect(await idsOf(again, names(3))).toEqual(ids);
    await again.close();
  });

  it('waits for the disk even where the server was told not to', async () => {
    const sql = `select current_setting('synchronous_commit') as how`;
    const off = { sql: `select set_config('synchronous_commit', 'off', true)`, parameters: [] };
    const how = { sql, parameters: [] };
    const results = await engine.transaction([off, durable, how]);
    expect(results[2]!.rows).toEqual([{ how: 'local' }]);
  });
}
