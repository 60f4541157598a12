import { SignJWT } from 'jose';
import { issueToken } from './issue-token.js';
import { TokenVerifier } from './token-verifier.js';

const SECRET = 'k'.repeat(32);
const START = Date.UTC(2026, 10, 23);
let now = START;
beforeEach(() => {
  now = START;
});
const verifier = () => new TokenVerifier({ secret: SECRET }, undefined, () => now);
const token = (ttlSeconds: number, secret = SECRET) =>
  issueToken({ sub: 'olga', roles: ['operator'], ttlSeconds }, secret, START);

describe('a token', () => {
  it('names its caller until it expires, also when it was seen before', async () => {
    const tokens = verifier();
    const good = await token(60);
    const olga = { kind: 'user', id: 'olga', roles: new Set(['operator']) };
    expect(await tokens.verify(good)).toEqual(olga);
    now += 59_000;
    expect(await tokens.verify(good)).toEqual(olga);
    now += 10_000;
    expect(await tokens.verify(good)).toBe('token-expired');
  });

  it('is verified once', async () => {
    const tokens = verifier();
    const good = await token(3_600);
    const first = await tokens.verify(good);
    expect(await tokens.verify(good)).toBe(first);
    now += 5 * 60_000;
    const later = await tokens.verify(good);
    expect(later).toEqual(first);
    expect(later).not.toBe(first); // verified again: what was withdrawn is noticed in the end
  });

  it.each([
    ['signed by somebody else', () => token(60, 'x'.repeat(32))],
    ['that is none', () => Promise.resolve('nonsense')],
    ['not signed', () => Promise.resolve('eyJhbGciOiJub25lIn0.eyJzdWIiOiJvIn0.')],
    ['of another algorithm', () => sign({ sub: 'olga' }, 'HS512')],
    ['that names nobody', () => sign({ roles: ['admin'] }, 'HS256')],
    ['that is not good yet', () => sign({ sub: 'olga', nbf: START / 1_000 + 60 }, 'HS256')],
  ])('%s is not valid', async (_, make) => {
    expect(await verifier().verify(await make())).toBe('token-invalid');
  });
});

function sign(claims: Record<string, unknown>, alg: string): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(SECRET));
}
