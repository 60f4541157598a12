import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/index.js';
import { LocalUsers } from '../platform/security/users/local-users.js';
import { makeFirstUser } from '../platform/security/users/users-file.js';
import { usersIn } from '../platform/security/users/users-store.js';

export const FIRST_USER = 'admin';

export interface StartedUsers {
  readonly users: LocalUsers;
  /** Of the user that was made just now, to be said once; undefined: none was made. */
  readonly firstPassword: string | undefined;
}

/** The users of the pages. Where secrets may be made up, so is a first one. */
export async function openUsers(config: Config, dataDir: string): Promise<StartedUsers> {
  const file = join(dataDir, 'users.json');
  const isNew = config.identity.mayMakeUp && !existsSync(file);
  const firstPassword = isNew
    ? await makeFirstUser(file, { name: FIRST_USER, roles: ['admin'] })
    : undefined;
  return { users: new LocalUsers(usersIn(file)), firstPassword };
}
