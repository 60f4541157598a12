import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalUsers } from './local-users.js';
import { hashPassword } from './password-hash.js';
import { Tries } from './tries.js';
import { makeFirstUser, readUsers } from './users-file.js';
import { usersIn } from './users-store.js';

/** A cheap one, so that the test is quick. */
const COST = 2 ** 4;

async function given() {
  const clock = { now: 0 };
  const password = await hashPassword('right', COST);
  const users = new LocalUsers(
    () => [{ name: 'olga', roles: ['operator'], password }],
    new Tries(() => clock.now),
  );
  return { clock, users };
}

describe('signing in', () => {
  it('takes the right password, whatever the case of the name', async () => {
    const { users } = await given();
    const caller = { kind: 'user', id: 'olga', roles: new Set(['operator']) };
    expect(await users.signIn('Olga', 'right')).toEqual({ outcome: 'signed-in', caller });
  });

  it.each([
    ['olga', 'wrong'],
    ['nobody', 'right'],
  ])('refuses %s with %s', async (name, password) => {
    expect(await (await given()).users.signIn(name, password)).toEqual({ outcome: 'wrong' });
  });

  it('is slow after five wrong tries, even with the right one', async () => {
    const { clock, users } = await given();
    for (let i = 0; i < 5; i += 1) await users.signIn('olga', 'wrong');
    expect(await users.signIn('OLGA', 'right')).toEqual({ outcome: 'too-many', waitMs: 30_000 });
    clock.now += 30_000;
    expect(await users.signIn('olga', 'right')).toHaveProperty('outcome', 'signed-in');
  });

  it('guesses no more than two at once', async () => {
    const { users } = await given();
    const all = await Promise.all(['a', 'b', 'c'].map((name) => users.signIn(name, 'right')));
    expect(all.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong', 'too-many']);
  });
});

describe('the first user', () => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-users-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is made with a password that is kept nowhere, in a file of the owner alone', async () => {
    const file = join(folder, 'users.json');
    expect(readUsers(file)).toEqual([]);
    const password = await makeFirstUser(file, { name: 'admin', roles: ['admin'] });
    expect(password).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const users = new LocalUsers(usersIn(file));
    expect(await users.signIn('admin', password)).toHaveProperty('outcome', 'signed-in');
    await expect(makeFirstUser(file, { name: 'eve', roles: ['admin'] })).rejects.toThrow();
  });
});
