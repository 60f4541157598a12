import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataDirError } from './data-dir-error.js';
import { type DirectoryLock, lockDirectory } from './directory-lock.js';
import type { Identity } from './identity.js';
import { madeSecret } from './made-secret.js';

/** The folder of everything embedded, held by this process until `release`. */
export interface DataDir extends DirectoryLock {
  readonly path: string;
}

/** @throws DataDirError when another process has it, or when it cannot be made. */
export async function openDataDir(path: string): Promise<DataDir> {
  const absolute = makeDataDir(path);
  try {
    return { path: absolute, ...(await lockDirectory(absolute)) };
  } catch (error) {
    throw asDataDirError(error, `cannot lock ${absolute}`);
  }
}

/** Secrets that may be made up are made in the folder; the others were given. */
export interface Secrets {
  readonly tokenKey: { readonly secret: string } | { readonly jwksUrl: string };
  readonly masterKey: string;
  readonly previousMasterKey: string | undefined;
}

export function secretsOf(identity: Identity, dataDir: string): Secrets {
  return {
    tokenKey: tokenKeyOf(identity, dataDir),
    masterKey: identity.masterKey ?? madeSecret(join(dataDir, 'master.key')),
    previousMasterKey: identity.previousMasterKey,
  };
}

/** Only the key of tokens: the CLI needs no other, and must not make one. */
export function tokenKeyOf({ tokenKey }: Identity, dataDir: string): Secrets['tokenKey'] {
  switch (tokenKey.kind) {
    case 'jwks':
      return { jwksUrl: tokenKey.url };
    case 'secret':
      return { secret: tokenKey.secret };
    case 'made':
      return { secret: madeSecret(join(makeDataDir(dataDir), 'jwt.secret')) };
  }
}

function makeDataDir(path: string): string {
  const absolute = resolve(path);
  try {
    mkdirSync(absolute, { recursive: true, mode: 0o700 });
    return absolute;
  } catch (error) {
    throw asDataDirError(error, `cannot make ${absolute}`);
  }
}

function asDataDirError(error: unknown, what: string): DataDirError {
  if (error instanceof DataDirError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new DataDirError(`DATA_DIR: ${what}: ${why}`, { cause: error });
}
