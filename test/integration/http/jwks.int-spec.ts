import { jest } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TokenVerifier } from '../../../src/platform/security/token-verifier.js';

interface Issuer {
  readonly url: string;
  reads: number;
  works: boolean;
  rotate(): Promise<void>;
  sign(): Promise<string>;
  close(): Promise<unknown>;
}

/** An LMS with a key set that it rotates. */
async function startIssuer(): Promise<Issuer> {
  let number = 0;
  let serial = 0;
  let keys: JWK[] = [];
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  const server = createServer((_, response) => {
    issuer.reads += 1;
    response.statusCode = issuer.works ? 200 : 500;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    reads: 0,
    works: true,
    async rotate() {
      const pair = await generateKeyPair('RS512', { extractable: true });
      privateKey = pair.privateKey;
      number += 1;
      keys = [{ ...(await exportJWK(pair.publicKey)), kid: `key-${number}`, alg: 'RS512' }];
    },
    sign: () =>
      new SignJWT({ preferred_username: 'ada' })
        .setProtectedHeader({ alg: 'RS512', kid: `key-${number}` })
        .setIssuer('lms')
        .setJti(`${(serial += 1)}`) // no two alike: a token that was seen is kept
        .setExpirationTime('1h')
        .sign(privateKey),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  await issuer.rotate();
  return issuer;
}

let issuer: Issuer;
let tokens: TokenVerifier;
beforeEach(async () => {
  issuer = await startIssuer();
  tokens = new TokenVerifier({ jwksUrl: issuer.url }, { issuer: 'lms', roles: new Map() });
});
afterEach(() => issuer.close());

const ada = { kind: 'user', id: 'ada', roles: new Set(['learner']) };

describe('tokens checked by a key set', () => {
  it('cost one read of the set, not one each', async () => {
    for (let i = 0; i < 3; i += 1) expect(await tokens.verify(await issuer.sign())).toEqual(ada);
    expect(issuer.reads).toBe(1);
  });

  it('are good after the keys were rotated, and old ones are not', async () => {
    await tokens.verify(await issuer.sign());
    const old = await issuer.sign();
    await issuer.rotate();
    jest.useFakeTimers({ now: Date.now() + 6_000, doNotFake: ['setTimeout', 'nextTick'] });
    expect(await tokens.verify(await issuer.sign())).toEqual(ada);
    jest.useRealTimers();
    expect(await tokens.verify(old)).toBe('token-invalid');
  });

  it('are not refused, but put off, while the set cannot be read', async () => {
    issuer.works = false;
    expect(await tokens.verify(await issuer.sign())).toBe('keys-unavailable');
    issuer.works = true;
    expect(await tokens.verify(await issuer.sign())).toEqual(ada);
  });

  it('are never checked with a public key as if it were a secret', async () => {
    const forged = await new SignJWT({ sub: 'eve', roles: ['admin'] })
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .sign(new TextEncoder().encode('k'.repeat(32)));
    expect(await tokens.verify(forged)).toBe('token-invalid');
  });
});
