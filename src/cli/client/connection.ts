import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { tokenKeyOf } from '../../config/index.js';
import { issueToken } from '../../platform/security/issue-token.js';
import { CommandRefused, UsageError } from '../errors.js';
import { ownConfig, type OwnConfig } from '../own-config.js';

/** Where the service is and who asks, as the command line says; what it does not say is found. */
export interface ConnectionOptions {
  readonly url?: string | undefined;
  readonly token?: string | undefined;
}

export interface Connection {
  readonly url: string;
  readonly token: string;
}

/** A command does not take longer; one that follows something makes itself a new one each time. */
const TOKEN_S = 12 * 3_600;

/**
 * By `--url` and `--token`, else `MAKEGOOD_URL` and `MAKEGOOD_TOKEN`, else the service that has this `DATA_DIR`: it wrote down where
 * it listens, and the key of its tokens lies there. A token is made for the service that was found, never for an address that was given.
 */
export async function connectionOf(
  options: ConnectionOptions,
  env: NodeJS.ProcessEnv,
): Promise<Connection> {
  const url = options.url ?? env['MAKEGOOD_URL'];
  const token = options.token ?? env['MAKEGOOD_TOKEN'];
  if (url === undefined) {
    const config = ownConfig(env);
    return { url: urlIn(config.dataDir), token: token ?? (await ownToken(config)) };
  }
  if (!URL.canParse(url))
    throw new UsageError(`--url ${url} is no address, such as http://127.0.0.1:8080`);
  if (token === undefined) {
    throw new UsageError(
      '--token is missing: for a service at --url it must be given, or be in MAKEGOOD_TOKEN',
    );
  }
  return { url: url.replace(/\/+$/, ''), token };
}

function urlIn(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'http.url'), 'utf8').trim();
  } catch (cause) {
    throw new CommandRefused(
      `No service has written where it is in ${dataDir}: start it, or say where it is with --url and --token.`,
      { cause },
    );
  }
}

/** The history of orders is to name who sits here. */
async function ownToken({ identity, dataDir }: OwnConfig): Promise<string> {
  const key = tokenKeyOf(identity, dataDir);
  if (!('secret' in key)) {
    throw new CommandRefused(
      'Tokens are issued by whoever owns the keys at JWT_JWKS_URL: give one with --token.',
    );
  }
  const sub = userInfo().username;
  return issueToken(
    { sub, roles: ['operator', 'auditor'], ttlSeconds: TOKEN_S },
    key.secret,
    Date.now(),
  );
}
