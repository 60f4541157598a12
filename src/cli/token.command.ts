import { parseArgs } from 'node:util';
import { isRole, loadConfig, ROLES, tokenKeyOf } from '../config/index.js';
import { issueToken, type TokenRequest } from '../platform/security/issue-token.js';
import { type Command, CommandRefused, UsageError } from './command.js';
import { durationSeconds } from './duration.js';

/** A working day and the night after it. Services that call us ask for longer with --ttl. */
const DEFAULT_TTL = '24h';

const HELP = `Prints a bearer token and nothing else.

Usage: npm run --silent cli -- token --role <role> --user <name> [--partner <name>] [--ttl <duration>]

  --role     one of ${ROLES.join(', ')};
             may be given more than once, or as a list with commas
  --user     who the caller is; becomes the actor in the history of orders
  --partner  the token sees and places orders of this partner only; may be given more than once
  --ttl      how long the token is good: 15m, 12h, 30d (default ${DEFAULT_TTL}, at most 366d)

Signs with JWT_SECRET, or else with the secret in DATA_DIR, which is made if need be.

Examples:
  npm run --silent cli -- token --role operator --user olga
  npm run --silent cli -- token --role checkout --user shop --ttl 90d
  curl -H "Authorization: Bearer $(npm run --silent cli -- token --role auditor --user ada)" …`;

export const tokenCommand: Command = {
  summary: 'prints a bearer token',
  help: HELP,
  run(args, env) {
    const { user: sub, ...request } = requestOf(args);
    const config = loadConfig(env);
    const key = tokenKeyOf(config.identity, config.dataDir);
    if (!('secret' in key)) {
      throw new CommandRefused(
        'Tokens are checked against JWT_JWKS_URL, so only whoever owns those keys can issue them.',
      );
    }
    return issueToken({ sub, ...request }, key.secret, Date.now());
  },
};

function requestOf(args: readonly string[]): Omit<TokenRequest, 'sub'> & { user: string } {
  const { role = [], user, partner, ttl = DEFAULT_TTL } = optionsOf(args);
  const roles = role.flatMap((list) => list.split(',')).map((name) => name.trim());
  const [known, unknown] = [roles.filter(isRole), roles.find((name) => !isRole(name))];
  if (unknown !== undefined) {
    throw new UsageError(`There is no role "${unknown}". Roles: ${ROLES.join(', ')}.`);
  }
  if (known.length === 0) throw new UsageError('--role is missing, for example: --role operator');
  if (!user) throw new UsageError('--user is missing, for example: --user olga');
  const ttlSeconds = durationSeconds(ttl);
  if (ttlSeconds === undefined) {
    throw new UsageError(`--ttl ${ttl} is not a duration up to 366d, for example: --ttl 12h`);
  }
  const partners = partner && { partners: partner };
  return { user, roles: [...new Set(known)], ttlSeconds, ...partners };
}

interface Options {
  readonly role?: string[];
  readonly user?: string;
  readonly partner?: string[];
  readonly ttl?: string;
}

function optionsOf(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        role: { type: 'string', multiple: true },
        user: { type: 'string' },
        partner: { type: 'string', multiple: true },
        ttl: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
