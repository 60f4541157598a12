import type { JWTPayload } from 'jose';
import { isRole, type LmsTokens, type Role } from '../../config/index.js';
import type { Caller } from './caller.js';

/** Claims of the LMS that say what a user is. Usernames are free to choose there, so none of these counts as one. */
const FLAGS: readonly string[] = ['administrator', 'superuser'];

/** The caller that verified claims speak of; undefined when they name nobody. */
export function callerOf(claims: JWTPayload, lms: LmsTokens | undefined): Caller | undefined {
  return lms !== undefined && claims.iss === lms.issuer
    ? lmsCaller(claims, lms)
    : ownCaller(claims);
}

function ownCaller({ sub, roles, partners }: JWTPayload): Caller | undefined {
  if (!isName(sub) || !(roles === undefined || Array.isArray(roles))) return undefined;
  const known = new Set((roles ?? []).filter(isRole));
  // A limit that is not understood must not be taken for none.
  if (!(partners === undefined || isListOfNames(partners))) return undefined;
  return { kind: 'user', id: sub, roles: known, ...(partners && { partners }) };
}

function lmsCaller(claims: JWTPayload, { roles }: LmsTokens): Caller | undefined {
  const { preferred_username: username } = claims;
  if (!isName(username)) return undefined;
  const given = [username, ...FLAGS].filter((name) =>
    FLAGS.includes(name) ? claims[name] === true : true,
  );
  const mapped = given.flatMap((name) => [...(roles.get(name) ?? [])]);
  return { kind: 'user', id: username, roles: new Set<Role>(['learner', ...mapped]) };
}

function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isName);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
