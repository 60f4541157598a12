import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { type LocalUser, readUsers } from './users-file.js';

/** The users as they are at the moment. */
export type UserSource = () => readonly LocalUser[];

/**
 * Reads the file again whenever it has changed, so that a new user needs no new start. While it cannot be understood those who
 * were known before are known.
 */
export function usersIn(file: string): UserSource {
  let [seen, users] = [versionOf(file), readUsers(file)];
  return () => {
    const version = versionOf(file);
    if (version === seen) return users;
    try {
      users = readUsers(file);
      seen = version;
    } catch {
      // Whoever is at the file is told by what they do it with.
    }
    return users;
  };
}

function versionOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
}

/**
 * Replaces the users of the file by what comes of them; only its owner may read it. It appears whole or not at all.
 * @throws Error when the file cannot be understood, or somebody else is at it
 */
export async function changeUsers(
  file: string,
  change: (users: readonly LocalUser[]) => Promise<readonly LocalUser[]>,
): Promise<void> {
  const draft = `${file}.new`;
  if (existsSync(draft)) {
    throw new Error(`Somebody else is changing the users; if nobody is, remove ${draft}.`);
  }
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    const users = await change(readUsers(file));
    writeSync(descriptor, `${JSON.stringify({ users }, null, 2)}\n`);
    fsyncSync(descriptor);
    renameSync(draft, file);
  } finally {
    closeSync(descriptor);
    if (existsSync(draft)) unlinkSync(draft);
  }
}
