import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from './password-hash.js';
import { type LocalUser, readUsers } from './users-file.js';
import { changeUsers, usersIn } from './users-store.js';

let file: string;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'makegood-users-'));
  file = join(folder, 'users.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function user(name: string): Promise<LocalUser> {
  return { name, roles: ['auditor'], password: await hashPassword('a password', 2 ** 4) };
}
const names = (users: readonly LocalUser[]) => users.map(({ name }) => name);

it('who is added is known at once, and who is removed is not any more', async () => {
  const source = usersIn(file);
  expect(source()).toEqual([]);
  const olga = await user('olga');
  await changeUsers(file, (users) => Promise.resolve([...users, olga]));
  expect(names(source())).toEqual(['olga']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await changeUsers(file, () => Promise.resolve([]));
  expect(source()).toEqual([]);
});

it('a file that cannot be understood makes nobody unknown', async () => {
  const olga = await user('olga');
  await changeUsers(file, () => Promise.resolve([olga]));
  const source = usersIn(file);
  writeFileSync(file, '{ half a');
  expect(names(source())).toEqual(['olga']);
  await expect(changeUsers(file, (users) => Promise.resolve(users))).rejects.toThrow();
});

it('a change that fails changes nothing, and two do not mix', async () => {
  const olga = await user('olga');
  await changeUsers(file, () => Promise.resolve([olga]));
  await expect(changeUsers(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const within = changeUsers(file, async (users) => {
    await expect(changeUsers(file, () => Promise.resolve([]))).rejects.toThrow('Somebody else');
    return users;
  });
  await within;
  expect(names(readUsers(file))).toEqual(['olga']);
});
