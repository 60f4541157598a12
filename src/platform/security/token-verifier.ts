import {
  createRemoteJWKSet,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
  type JWTVerifyOptions,
} from 'jose';
import type { LmsTokens, Secrets } from '../../config/index.js';
import type { Caller } from './caller.js';
import { callerOf } from './claims.js';
import { TokenCache } from './token-cache.js';

export type TokenRefusal = 'token-expired' | 'token-invalid' | 'keys-unavailable';

/** Asymmetric only: with HS256 a public key would do as a secret (RFC 8725 §2.1). */
const JWKS_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS512', 'ES256', 'ES384', 'EdDSA'];
const CLOCK_TOLERANCE_S = 5;
const JWKS_COOLDOWN_MS = 5_000;

type Verify = (token: string) => Promise<JWTPayload>;

/** Says who a bearer token belongs to. Verified tokens are kept: verifying costs more than the rest of a request. */
export class TokenVerifier {
  private readonly verifyToken: Verify;
  private readonly verified = new TokenCache();

  constructor(
    key: Secrets['tokenKey'],
    private readonly lms: LmsTokens | undefined,
    private readonly now: () => number = Date.now,
  ) {
    this.verifyToken = verifierOf(key, now);
  }

  async verify(token: string): Promise<Caller | TokenRefusal> {
    const known = this.verified.get(token, this.now());
    if (known) return known;
    const claims = await this.claimsOf(token);
    if (typeof claims === 'string') return claims;
    const caller = callerOf(claims, this.lms);
    if (caller === undefined) return 'token-invalid';
    this.verified.put(token, caller, claims.exp, this.now());
    return caller;
  }

  private async claimsOf(token: string): Promise<JWTPayload | TokenRefusal> {
    try {
      return await this.verifyToken(token);
    } catch (error) {
      if (error instanceof errors.JWTExpired) return 'token-expired';
      // Else the key set could not be read, which is not the caller's doing.
      return isTheTokensFault(error) ? 'token-invalid' : 'keys-unavailable';
    }
  }
}

function verifierOf(key: Secrets['tokenKey'], now: () => number): Verify {
  const options = (algorithms: string[]): JWTVerifyOptions => ({
    algorithms,
    clockTolerance: CLOCK_TOLERANCE_S,
    currentDate: new Date(now()),
  });
  if ('secret' in key) {
    const secret = new TextEncoder().encode(key.secret);
    return async (token) => (await jwtVerify(token, secret, options(['HS256']))).payload;
  }
  // jose keeps the set, and reads it again (not too often) when it meets an unknown key id.
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(key.jwksUrl), {
    cooldownDuration: JWKS_COOLDOWN_MS,
  });
  return async (token) => (await jwtVerify(token, keys, options(JWKS_ALGORITHMS))).payload;
}

function isTheTokensFault(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !(error instanceof errors.JWKSTimeout) &&
    !(error instanceof errors.JWKSInvalid) &&
    error.code !== 'ERR_JOSE_GENERIC'
  );
}
