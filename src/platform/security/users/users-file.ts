import { randomBytes, randomInt } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { isRole, type Role } from '../../../config/index.js';
import { hashPassword, type PasswordHash } from './password-hash.js';

export interface LocalUser {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly password: PasswordHash;
}

/** Without letters that are taken for others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** Nobody is in a file that is not there. @throws Error when it cannot be understood */
export function readUsers(file: string): readonly LocalUser[] {
  if (!existsSync(file)) return [];
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const users = typeof value === 'object' && value !== null && 'users' in value ? value.users : [];
  if (!Array.isArray(users) || !users.every(isUser)) throw new Error(`${file} holds no users.`);
  return users;
}

/** Makes the file with one user in it; only its owner may read it. It appears whole or not at all. */
export async function makeFirstUser(
  file: string,
  { name, roles }: Pick<LocalUser, 'name' | 'roles'>,
): Promise<string> {
  const password = newPassword();
  const users: readonly LocalUser[] = [{ name, roles, password: await hashPassword(password) }];
  const draft = `${file}.${randomBytes(4).toString('hex')}.new`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify({ users }, null, 2)}\n`);
    fsyncSync(descriptor);
    linkSync(draft, file); // unlike rename, never replaces one that is there
  } finally {
    closeSync(descriptor);
    unlinkSync(draft);
  }
  return password;
}

/** Made up, and long enough not to be guessed. */
export function newPassword(): string {
  const letter = (): string => LETTERS[randomInt(LETTERS.length)] ?? '';
  const group = (): string => Array.from({ length: GROUP_LENGTH }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

function isUser(value: unknown): value is LocalUser {
  if (typeof value !== 'object' || value === null) return false;
  const { name, roles, password } = value as Partial<Record<keyof LocalUser, unknown>>;
  return (
    typeof name === 'string' &&
    Array.isArray(roles) &&
    roles.every(isRole) &&
    typeof password === 'object' &&
    password !== null &&
    ['salt', 'hash', 'cost'].every((part) => part in password)
  );
}
