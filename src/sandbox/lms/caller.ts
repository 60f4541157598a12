import { createHash, timingSafeEqual } from 'node:crypto';
import { readToken } from './token.js';

/** Who calls: the holder of the API key, the user of a token, both, or nobody we know. */
export interface Caller {
  readonly hasKey: boolean;
  readonly user?: { readonly name: string; readonly staff: boolean };
  readonly badToken: boolean;
}

export interface Credentials {
  readonly apiKey: string;
  readonly tokenSecret: string;
  readonly nowMs: number;
}

export function callerOf(
  headers: { readonly apiKey?: string | undefined; readonly authorization?: string | undefined },
  { apiKey, tokenSecret, nowMs }: Credentials,
): Caller {
  const hasKey = headers.apiKey !== undefined && sameSecret(headers.apiKey, apiKey);
  const token = /^(?:JWT|Bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) return { hasKey, badToken: false };
  const claims = readToken(token, tokenSecret, nowMs);
  return claims
    ? { hasKey, user: { name: claims.user, staff: claims.staff }, badToken: false }
    : { hasKey, badToken: true };
}

export function mayActForAnyone(caller: Caller): boolean {
  return caller.hasKey || caller.user?.staff === true;
}

export function mayActFor(caller: Caller, user: string): boolean {
  return mayActForAnyone(caller) || caller.user?.name === user;
}

export function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return wanted !== '' && timingSafeEqual(digest(given), digest(wanted));
}
