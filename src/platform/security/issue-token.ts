import { SignJWT } from 'jose';
import type { Role } from '../../config/index.js';

export interface TokenRequest {
  readonly sub: string;
  readonly roles: readonly Role[];
  readonly ttlSeconds: number;
  /** The partners that it is about; absent: all. */
  readonly partners?: readonly string[];
}

/** A bearer token of our own, signed with the shared secret. */
export function issueToken(request: TokenRequest, secret: string, nowMs: number): Promise<string> {
  const { roles, partners } = request;
  const nowS = Math.floor(nowMs / 1_000);
  return new SignJWT({ roles, ...(partners && { partners }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(request.sub)
    .setIssuedAt(nowS)
    .setExpirationTime(nowS + request.ttlSeconds)
    .sign(new TextEncoder().encode(secret));
}
