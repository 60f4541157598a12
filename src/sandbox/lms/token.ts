import { createHmac, timingSafeEqual } from 'node:crypto';
import { isObject } from '../json.js';

/** LMS OAuth2: a token lives one hour, and there is no refresh token. */
export const tokenSeconds = 3600;

export interface TokenClaims {
  readonly user: string;
  readonly staff: boolean;
}

/** A JWT (HS256) with the claims of an LMS token that matter to its APIs. */
export function issueToken(claims: TokenClaims, secret: string, nowMs: number): string {
  const issuedAt = Math.floor(nowMs / 1000);
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({
    iss: 'sandbox-lms',
    aud: 'sandbox-lms',
    iat: issuedAt,
    exp: issuedAt + tokenSeconds,
    preferred_username: claims.user,
    administrator: claims.staff,
    scopes: ['read', 'write', 'email', 'profile'],
    version: '1.2.0',
  })}`;
  return `${signed}.${sign(signed, secret).toString('base64url')}`;
}

export function readToken(token: string, secret: string, nowMs: number): TokenClaims | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const expected = sign(`${header}.${payload}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  if (!isObject(claims) || typeof claims['preferred_username'] !== 'string') return undefined;
  if (typeof claims['exp'] !== 'number' || claims['exp'] * 1000 <= nowMs) return undefined;
  return { user: claims['preferred_username'], staff: claims['administrator'] === true };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(text: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
