import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, DataDirError, loadConfig, secretsOf } from '../../../src/config/index.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';
import type { SqlEngine } from '../../../src/platform/sql/sql-engine.js';
import { startKeyVault } from '../../../src/start/key-vault.js';
import { dump, SqlHomes } from '../../contract/key-vault/sql-homes.js';
import { PgliteFolders } from '../../contract/sql/pglite-template.js';

const OLD = 'the first master key, which is long enough';
const NEW = 'the second master key, which is long enough';
const noSql = (): Promise<SqlEngine> => Promise.reject(new Error('There is no SQL here.'));

describe('the key vault at the start', () => {
  let dataDir: string;
  let said: string[];
  let sql = noSql;
  beforeEach(() => {
    sql = noSql;
    dataDir = mkdtempSync(join(tmpdir(), 'makegood-start-keys-'));
    said = [];
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (env: NodeJS.ProcessEnv) => {
    const config = loadConfig(env);
    const destination = { write: (line: string) => void said.push(line) };
    const logger = createLogger({ level: 'info', json: true, destination });
    const secrets = secretsOf(config.identity, dataDir);
    return startKeyVault({ config, secrets, dataDir, logger }, sql);
  };

  /** Who has which id, by a vault that is started and stopped for it. */
  const idOf = async (person: string, env: NodeJS.ProcessEnv): Promise<string> => {
    const started = await start(env);
    try {
      return (await started.value.subjectOf(person)).id;
    } finally {
      await started.stop();
    }
  };

  const file = () => readFileSync(join(dataDir, 'keys', 'keys.vault'));

  it('knows the same persons after the next start, with a master key that was made up', async () => {
    const id = await idOf('lovelace', {});
    expect(await idOf('lovelace', {})).toBe(id);
    expect(file().includes('lovelace')).toBe(false);
  });

  it('is not opened by another master key: it says which variable is wrong, and changes nothing', async () => {
    await idOf('ada', { MASTER_KEY: OLD });
    const before = file();
    const error: unknown = await start({ MASTER_KEY: NEW }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(ConfigError);
    const { message } = error as ConfigError;
    expect(message).toMatch(/^MASTER_KEY does not fit .+ Nothing was changed\. .+ Example: MASTER/);
    expect(message).not.toContain('master key, which');
    expect(file()).toEqual(before);
    await idOf('ada', { MASTER_KEY: OLD });
  });

  it('says so too when the one that was made up was lost, and another is made up', async () => {
    await idOf('ada', {});
    rmSync(join(dataDir, 'master.key'));
    await expect(start({})).rejects.toThrow(/^MASTER_KEY \(made in DATA_DIR\/master\.key\) does/);
  });

  it('is wrapped anew by a new master key, and needs the one before no longer', async () => {
    const ada = await idOf('ada', { MASTER_KEY: OLD });
    const changing = { MASTER_KEY: NEW, MASTER_KEY_PREVIOUS: OLD };
    expect(await idOf('ada', changing)).toBe(ada);
    expect(said.join('')).toMatch(/"keys":2,.*unset MASTER_KEY_PREVIOUS/);
    expect(await idOf('ada', changing)).toBe(ada); // started again before anybody unset it
    expect(await idOf('ada', { MASTER_KEY: NEW })).toBe(ada);
    await expect(start({ MASTER_KEY: OLD })).rejects.toThrow(ConfigError);
  });

  describe('with a database of one’s own', () => {
    const shared = { MASTER_KEY: OLD, DATABASE_URL: 'postgres://db/x', SANDBOX: '1' };
    const all = { ...shared, JWT_SECRET: 'j'.repeat(32) };
    const folders = new PgliteFolders();
    const homes = new SqlHomes(
      async () => (await PgliteHost.open(await folders.filled())).engine,
      dump,
    );
    beforeEach(async () => {
      await homes.make();
      sql = () => homes.engine();
    });
    afterAll(async () => {
      await homes.close();
      await folders.remove();
    });

    it('has its keys there', async () => {
      const ada = await idOf('ada', all);
      expect(await idOf('ada', all)).toBe(ada);
      expect(existsSync(join(dataDir, 'keys'))).toBe(false);
    });

    it('brings along the keys of the folder, and who was forgotten, once', async () => {
      const before = await start({ MASTER_KEY: OLD });
      const ada = await before.value.subjectOf('ada');
      const grace = await before.value.subjectOf('grace');
      const sealed = ada.seal('Lovelace', 'name');
      await before.value.forget(grace.id);
      await before.stop();
      for (let starts = 1; starts <= 2; starts += 1) {
        const started = await start(all);
        expect(await started.value.open(sealed, 'name')).toBe('Lovelace');
        expect(await started.value.subject(grace.id)).toBe('forgotten');
        await started.stop();
      }
      expect(readdirSync(join(dataDir, 'keys'))).toEqual(['keys.vault.moved']);
      expect(said.join('')).toMatch(/destroy keys\.vault\.moved/);
    });

    it('does not mix the keys of two event stores', async () => {
      await idOf('ada', all);
      await idOf('ada', { MASTER_KEY: OLD });
      await expect(start(all)).rejects.toThrow(/another event store/);
      expect(readdirSync(join(dataDir, 'keys'))).toEqual(['keys.vault']);
    });
  });

  it('says that its file is damaged', async () => {
    await idOf('ada', { MASTER_KEY: OLD });
    writeFileSync(join(dataDir, 'keys', 'keys.vault'), 'not a vault');
    await expect(start({ MASTER_KEY: OLD })).rejects.toThrow(DataDirError);
  });
});
