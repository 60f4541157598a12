import { HouseKey } from '../../key-vault/house-key.js';
import type { Caller } from '../caller.js';
import { cookieIn } from './cookies.js';
import { SESSION_COOKIE, Sessions } from './sessions.js';

const OLGA: Caller = { kind: 'user', id: 'olga', roles: new Set(['operator']), partners: ['edx'] };
const HOUR_MS = 3_600_000;

function given(start = Date.parse('2026-11-23T10:00:00Z'), key = 'a key') {
  const clock = { now: start };
  const house = new HouseKey('k1', Buffer.from(key));
  const options = { path: '/dashboard', secure: true };
  return { clock, sessions: new Sessions(house, options, () => clock.now) };
}

const sent = (setCookie: string): string => setCookie.split(';')[0] ?? '';

describe('a session', () => {
  it('is whose it was begun for, as any process with the same key sees it', async () => {
    const cookie = sent(await given().sessions.begin(OLGA));
    const found = await given().sessions.find(`other=1; ${cookie}`);
    expect(found?.caller).toEqual(OLGA);
  });

  it('is kept from scripts and from other sites, and travels over TLS', async () => {
    const cookie = await given().sessions.begin(OLGA);
    expect(cookie).toMatch(/; Path=\/dashboard; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/);
  });

  it('ends after twelve hours, or with the token that it was begun by', async () => {
    const { clock, sessions } = given();
    const long = sent(await sessions.begin(OLGA));
    const short = sent(await sessions.begin(OLGA, clock.now + HOUR_MS));
    clock.now += HOUR_MS + 1_000;
    expect(await sessions.find(long)).toBeDefined();
    expect(await sessions.find(short)).toBeUndefined();
    clock.now += 11 * HOUR_MS;
    expect(await sessions.find(long)).toBeUndefined();
  });

  it('is over when it was signed out of, be its cookie copied or not', async () => {
    const { sessions } = given();
    const cookie = sent(await sessions.begin(OLGA));
    const session = await sessions.find(cookie);
    expect(sessions.end(session!)).toContain(`${SESSION_COOKIE}=; Path=/dashboard; Max-Age=0`);
    expect(await sessions.find(cookie)).toBeUndefined();
  });

  it.each([
    ['none', undefined],
    ['nonsense', `${SESSION_COOKIE}=nonsense`],
    ['two', `${SESSION_COOKIE}=a; ${SESSION_COOKIE}=b`],
  ])('is not found in %s', async (_, cookies) => {
    expect(await given().sessions.find(cookies)).toBeUndefined();
  });

  it('of another key is none', async () => {
    const cookie = sent(await given(undefined, 'another key').sessions.begin(OLGA));
    expect(await given().sessions.find(cookie)).toBeUndefined();
  });
});

describe('the token of a form', () => {
  it('is of its own session only', async () => {
    const { sessions } = given();
    const one = await sessions.find(sent(await sessions.begin(OLGA)));
    const other = await sessions.find(sent(await sessions.begin(OLGA)));
    expect(one?.isOfIts(one.formToken)).toBe(true);
    expect(one?.isOfIts(other?.formToken)).toBe(false);
    expect(one?.isOfIts(undefined)).toBe(false);
  });

  it('of one who is not signed in yet goes with a cookie', () => {
    const { sessions } = given();
    const { formToken, cookie } = sessions.visit(undefined);
    expect(sessions.isOfVisit(sent(cookie), formToken)).toBe(true);
    expect(sessions.isOfVisit(undefined, formToken)).toBe(false);
    expect(sessions.isOfVisit(sent(sessions.visit(undefined).cookie), formToken)).toBe(false);
    expect(sessions.visit(sent(cookie)).formToken).toBe(formToken);
  });
});

it('a cookie is found by its whole name', () => {
  expect(cookieIn('ab=1; b=2', 'b')).toBe('2');
});
