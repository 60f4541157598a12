import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, DataDirError } from '../config/index.js';
import { VaultDamaged, VaultUnavailable, WrongMasterKey } from '../platform/key-vault/errors.js';
import { FileKeyStore } from '../platform/key-vault/file/file-key-store.js';
import { NAME as KEY_FILE } from '../platform/key-vault/file/open-slot-file.js';
import type { KeyStore } from '../platform/key-vault/key-store.js';
import type { KeyVault } from '../platform/key-vault/key-vault.js';
import { moveKeys } from '../platform/key-vault/move-keys.js';
import { openKeyVault } from '../platform/key-vault/open-key-vault.js';
import { SqlKeyStore } from '../platform/key-vault/sql/sql-key-store.js';
import type { SqlEngine } from '../platform/sql/sql-engine.js';
import type { EngineOptions, Started } from './started.js';

type Options = Pick<EngineOptions, 'config' | 'secrets' | 'dataDir' | 'logger'>;

/** With a database of one's own the keys are there, for all processes; otherwise in `DATA_DIR/keys`. */
export async function startKeyVault(
  options: Options,
  sql: () => Promise<SqlEngine>,
): Promise<Started<KeyVault>> {
  const { config, secrets, dataDir } = options;
  const folder = join(dataDir, 'keys');
  const isShared = config.databaseUrl !== undefined;
  try {
    const store = isShared ? new SqlKeyStore(await sql()) : await FileKeyStore.open(folder);
    const moved = isShared && (await bringKeysAlong(folder, store));
    const vault = await openKeyVault(store, secrets);
    if (moved) await setAside(folder, options);
    await finishChangeOfMasterKey(vault, options);
    return {
      value: vault,
      where: isShared ? 'makegood_keys' : folder,
      stop: () => vault.close(),
    };
  } catch (error) {
    if (error instanceof WrongMasterKey) throw wrongMasterKey(error, options);
    if (error instanceof VaultDamaged) throw new DataDirError(error.message, { cause: error });
    throw error;
  }
}

/** Who began with everything embedded and now has a database: its keys are wanted there. */
async function bringKeysAlong(folder: string, store: KeyStore): Promise<boolean> {
  if (!existsSync(join(folder, KEY_FILE))) return false;
  const file = await FileKeyStore.open(folder);
  try {
    await moveKeys(file, store);
    return true;
  } finally {
    await file.close();
  }
}

/** Not removed: until the database is backed up, it is the only copy. */
async function setAside(folder: string, { logger }: Options): Promise<void> {
  await rename(join(folder, KEY_FILE), join(folder, `${KEY_FILE}.moved`));
  logger.warn(
    `the keys of DATA_DIR/keys are in the database now: back that up, and destroy ${KEY_FILE}.moved`,
  );
}

/** Every key says what wraps it, so a change that was interrupted goes on here. */
async function finishChangeOfMasterKey(
  vault: KeyVault,
  { secrets, logger }: Options,
): Promise<void> {
  if (secrets.previousMasterKey === undefined) return;
  try {
    const keys = await vault.rewrap(secrets.masterKey);
    logger.info(
      { keys },
      'MASTER_KEY wraps all keys now: unset MASTER_KEY_PREVIOUS, and destroy it',
    );
  } catch (error) {
    if (!(error instanceof VaultUnavailable)) throw error;
    logger.warn({ err: error }, 'MASTER_KEY does not wrap all keys yet; keep MASTER_KEY_PREVIOUS');
  }
}

function wrongMasterKey({ expected, found }: WrongMasterKey, { config }: Options): ConfigError {
  const made = config.identity.masterKey === undefined ? ' (made in DATA_DIR/master.key)' : '';
  const wrong =
    `${made} does not fit the keys of personal data: they are wrapped by ${expected.join(', ')}, ` +
    `and this is ${found.join(', ')}. Nothing was changed. Start with the key that they were made with; ` +
    'if it was being changed, give the one before beside it.';
  const example = 'MASTER_KEY_PREVIOUS=<what MASTER_KEY was>';
  return new ConfigError([{ variable: 'MASTER_KEY', wrong: wrong.trimStart(), example }]);
}
