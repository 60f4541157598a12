import { Command, type Option } from 'commander';
import { join } from 'node:path';
import { ROLES, type Role } from '../../config/index.js';
import { hashPassword } from '../../platform/security/users/password-hash.js';
import {
  type LocalUser,
  newPassword,
  readUsers,
} from '../../platform/security/users/users-file.js';
import { changeUsers } from '../../platform/security/users/users-store.js';
import { examplesText, group, type MakeCommand, type Surroundings } from '../context.js';
import { CommandRefused, UsageError } from '../errors.js';
import { ownConfig } from '../own-config.js';
import { option, repeatable, rolesIn } from '../options.js';
import { table } from '../render/table.js';

interface Given {
  readonly role?: readonly string[];
  readonly json?: boolean;
}

/** What is done with the file of users; answers with what is to be said. */
type Do = (file: string, given: Given, name: string) => Promise<string>;

interface Spec {
  readonly usage: string;
  readonly summary: string;
  readonly options?: readonly Option[];
  readonly examples: readonly string[];
}

const ROLE = repeatable('--role <role>', `one of ${ROLES.join(', ')}, or a list with commas`);

/** They need no running service: one that has this DATA_DIR knows the change at once. */
function userCommand({ usage, summary, options = [], examples }: Spec, act: Do): MakeCommand {
  return ({ env, terminal }: Surroundings) => {
    const [name, ...args] = usage.split(' ');
    const command = new Command(name).summary(summary).description(summary);
    for (const argument of args) command.argument(argument);
    for (const one of options) command.addOption(one);
    command.addHelpText('after', examplesText(examples));
    return command.action(async () => {
      const file = join(ownConfig(env).dataDir, 'users.json');
      const [user = ''] = command.args;
      terminal.out(`${await act(file, command.opts<Given>(), user)}\n`);
    });
  };
}

const isNamed =
  (name: string) =>
  (user: LocalUser): boolean =>
    user.name.toLowerCase() === name.toLowerCase();

function namedIn(users: readonly LocalUser[], name: string): LocalUser {
  const user = users.find(isNamed(name));
  if (!user) throw new CommandRefused(`No user is called ${name}. See: users list`);
  return user;
}

function rolesGiven({ role }: Given): readonly Role[] {
  const roles = rolesIn(role ?? []);
  if (roles.length === 0) throw new UsageError('--role is missing, for example: --role operator');
  return roles;
}

const list = userCommand(
  {
    usage: 'list',
    summary: 'who signs in with a password',
    options: [option('--json', 'for scripts')],
    examples: ['users list', 'users list --json'],
  },
  (file, { json }) => {
    const users = readUsers(file).map(({ name, roles }) => ({ name, roles }));
    const words = table(
      ['USER', 'ROLES'],
      users.map(({ name, roles }) => [name, roles.join(', ')]),
      'Nobody. Tokens open the pages.',
    );
    return Promise.resolve(json === true ? JSON.stringify({ users }, null, 2) : words);
  },
);

const NAME = /^[\w.@-]{1,100}$/;

const add = userCommand(
  {
    usage: 'add <name>',
    summary: 'let somebody sign in; prints the password, once',
    options: [ROLE],
    examples: ['users add olga --role operator', 'users add ada --role auditor'],
  },
  async (file, given, name) => {
    const roles = rolesGiven(given);
    if (!NAME.test(name)) throw new UsageError(`${name} is no name: letters, digits and . _ @ -`);
    const password = newPassword();
    await changeUsers(file, async (users) => {
      if (users.some(isNamed(name))) throw new CommandRefused(`There is a user ${name} already.`);
      return [...users, { name, roles, password: await hashPassword(password) }];
    });
    return password;
  },
);

const password = userCommand(
  {
    usage: 'password <name>',
    summary: 'give somebody a new password; prints it, once',
    examples: ['users password olga'],
  },
  async (file, _, name) => {
    const made = newPassword();
    await changeUsers(file, async (users) => {
      const user = namedIn(users, name);
      const changed = { ...user, password: await hashPassword(made) };
      return users.map((one) => (one === user ? changed : one));
    });
    return made;
  },
);

const roles = userCommand(
  {
    usage: 'roles <name>',
    summary: 'give somebody these roles and no others, from the next sign-in on',
    options: [ROLE],
    examples: ['users roles olga --role auditor'],
  },
  async (file, given, name) => {
    const wanted = rolesGiven(given);
    await changeUsers(file, (users) => {
      const user = namedIn(users, name);
      return Promise.resolve(users.map((one) => (one === user ? { ...one, roles: wanted } : one)));
    });
    return `${name} has ${wanted.join(', ')} from the next sign-in on.`;
  },
);

const remove = userCommand(
  {
    usage: 'remove <name>',
    summary: 'let somebody not sign in any more',
    examples: ['users remove olga'],
  },
  async (file, _, name) => {
    await changeUsers(file, (users) => {
      const user = namedIn(users, name);
      return Promise.resolve(users.filter((one) => one !== user));
    });
    return `${name} cannot sign in any more; a session that is open ends within 12 hours.`;
  },
);

export const usersCommand = group('users', 'who signs in to the pages with a password', [
  ...[list, add, password, roles, remove],
]);
