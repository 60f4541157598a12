import { Command } from 'commander';
import { ROLES, tokenKeyOf } from '../../config/index.js';
import { issueToken, type TokenRequest } from '../../platform/security/issue-token.js';
import { examplesText, type MakeCommand } from '../context.js';
import { durationSeconds } from '../duration.js';
import { CommandRefused, UsageError } from '../errors.js';
import { ownConfig } from '../own-config.js';
import { option, repeatable, rolesIn } from '../options.js';

/** A working day and the night after it. Services that call us ask for longer with --ttl. */
const DEFAULT_TTL = '24h';

const EXAMPLES = [
  'token --role operator --user olga',
  'token --role checkout --user shop --ttl 90d',
  `token --role auditor --user ada | xargs -I T curl -H "Authorization: Bearer T" …`,
];

/** It needs no running service. */
export const tokenCommand: MakeCommand = ({ env, terminal }) => {
  const command = new Command('token')
    .summary('prints a bearer token')
    .description(
      'Prints a bearer token and nothing else.\n\nSigns with JWT_SECRET, or else with the secret in DATA_DIR, which is made if need be.',
    )
    .addOption(repeatable('--role <role>', `one of ${ROLES.join(', ')}, or a list with commas`))
    .addOption(
      option('--user <name>', 'who the caller is; becomes the actor in the history of orders'),
    )
    .addOption(
      repeatable('--partner <name>', 'the token sees and places orders of this partner only'),
    )
    .addOption(
      option(
        '--ttl <duration>',
        `how long it is good: 15m, 12h, 30d (default ${DEFAULT_TTL}, at most 366d)`,
      ),
    )
    .addHelpText('after', examplesText(EXAMPLES));
  return command.action(async () => {
    terminal.out(`${await token(command.opts<Options>(), env)}\n`);
  });
};

async function token(options: Options, env: NodeJS.ProcessEnv): Promise<string> {
  const { user: sub, ...request } = requestOf(options);
  const { identity, dataDir } = ownConfig(env);
  const key = tokenKeyOf(identity, dataDir);
  if (!('secret' in key)) {
    throw new CommandRefused(
      'Tokens are checked against JWT_JWKS_URL, so only whoever owns those keys can issue them.',
    );
  }
  return issueToken({ sub, ...request }, key.secret, Date.now());
}

function requestOf(options: Options): Omit<TokenRequest, 'sub'> & { user: string } {
  const { role = [], user, partner, ttl = DEFAULT_TTL } = options;
  const known = rolesIn(role);
  if (known.length === 0) throw new UsageError('--role is missing, for example: --role operator');
  if (!user) throw new UsageError('--user is missing, for example: --user olga');
  const ttlSeconds = durationSeconds(ttl);
  if (ttlSeconds === undefined) {
    throw new UsageError(`--ttl ${ttl} is not a duration up to 366d, for example: --ttl 12h`);
  }
  const partners = partner && { partners: partner };
  return { user, roles: known, ttlSeconds, ...partners };
}

interface Options {
  readonly role?: readonly string[];
  readonly user?: string;
  readonly partner?: readonly string[];
  readonly ttl?: string;
}
