import type { ConfigProblem } from './config-error.js';
import type { Role } from './roles.js';
import type { RoleMap } from './role-map.js';
import type { Values } from './variables.js';

/** What a token is verified with. `made`: with a secret that is made in DATA_DIR. */
export type TokenKey =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'jwks'; readonly url: string }
  | { readonly kind: 'made' };

/** Tokens that the LMS issued: its name, and the roles that some of its users have here. */
export interface LmsTokens {
  readonly issuer: string;
  readonly roles: ReadonlyMap<string, ReadonlySet<Role>>;
}

export interface Identity {
  readonly tokenKey: TokenKey;
  readonly lmsTokens: LmsTokens | undefined;
  /** Wraps the keys of personal data; undefined: made in DATA_DIR. */
  readonly masterKey: string | undefined;
  /** While the master key is being changed: what it was. */
  readonly previousMasterKey: string | undefined;
  /** Secrets, and a first user, may be made up: this is a try, and nothing that others rely on. */
  readonly mayMakeUp: boolean;
}

export function identityOf(values: Values): Identity {
  const { JWT_LMS_ISSUER: issuer } = values;
  const roles: RoleMap = values.JWT_ROLE_MAP ?? new Map();
  return {
    tokenKey: tokenKeyOf(values),
    lmsTokens: issuer === undefined ? undefined : { issuer, roles },
    masterKey: values.MASTER_KEY,
    previousMasterKey: values.MASTER_KEY_PREVIOUS,
    mayMakeUp: nothingMadeUpBecause(values) === undefined,
  };
}

function tokenKeyOf({ JWT_SECRET: secret, JWT_JWKS_URL: url }: Values): TokenKey {
  if (url !== undefined) return { kind: 'jwks', url };
  return secret === undefined ? { kind: 'made' } : { kind: 'secret', secret };
}

/** `given` says whether a variable was set at all, rightly or wrongly: one complaint each is enough. */
export function identityProblems(
  values: Values,
  given: (name: keyof Values) => boolean,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const reason = nothingMadeUpBecause(values);
  if (given('JWT_SECRET') && given('JWT_JWKS_URL')) {
    const wrong = 'is set beside JWT_JWKS_URL: only one of them can say whose tokens are good.';
    problems.push({ variable: 'JWT_SECRET', wrong, example: 'unset JWT_SECRET' });
  }
  if (reason !== undefined && !given('JWT_SECRET') && !given('JWT_JWKS_URL')) {
    const wrong = `(or JWT_JWKS_URL) is missing; with ${reason} no secret is made up.`;
    problems.push({ variable: 'JWT_SECRET', wrong, example: randomExample('JWT_SECRET') });
  }
  problems.push(...masterKeyProblems(values, reason, given));
  if (given('JWT_ROLE_MAP') && !given('JWT_LMS_ISSUER')) {
    const wrong = 'is set, but JWT_LMS_ISSUER does not say which tokens it is about.';
    const example = 'JWT_LMS_ISSUER=https://courses.example.com/oauth2';
    problems.push({ variable: 'JWT_ROLE_MAP', wrong, example });
  }
  return problems;
}

function masterKeyProblems(
  { MASTER_KEY: key, MASTER_KEY_PREVIOUS: previous }: Values,
  reason: string | undefined,
  given: (name: keyof Values) => boolean,
): readonly ConfigProblem[] {
  if (reason !== undefined && !given('MASTER_KEY')) {
    const wrong = `is missing; with ${reason} no key is made up. Keep it safe: data is lost with it.`;
    return [{ variable: 'MASTER_KEY', wrong, example: randomExample('MASTER_KEY') }];
  }
  if (key === undefined || key !== previous) return [];
  const wrong = 'is the same as MASTER_KEY, so it is not the one before.';
  return [{ variable: 'MASTER_KEY_PREVIOUS', wrong, example: 'unset MASTER_KEY_PREVIOUS' }];
}

function nothingMadeUpBecause(values: Values): string | undefined {
  if (values.NODE_ENV === 'production') return 'NODE_ENV=production';
  if (values.DATABASE_URL !== undefined) return 'DATABASE_URL';
  if (values.ROLE !== undefined && values.ROLE !== 'all') return `ROLE=${values.ROLE}`;
  return undefined;
}

function randomExample(name: string): string {
  return `${name}="$(openssl rand -base64 48)"`;
}
