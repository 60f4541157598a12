import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig, publicUrl } from './index.js';

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}

const keys = { JWT_SECRET: 'j'.repeat(32), MASTER_KEY: 'm'.repeat(32) };

const production = {
  NODE_ENV: 'production',
  ...keys,
  LMS_URL: 'https://lms.example.com',
};

describe('the environment', () => {
  it('may be empty: everything has a default', () => {
    expect(loadConfig({})).toMatchObject({
      production: false,
      logLevel: 'info',
      http: { host: '127.0.0.1', port: 8080, publicUrl: undefined },
      dataDir: './data',
      eventStoreUrl: undefined,
      databaseUrl: undefined,
      sandbox: { lms: true, processor: true },
      lms: { url: undefined, timeoutMs: 7000 },
      fulfillment: {
        modules: ['enrollment', 'coupon', 'enrollment-code', 'course-entitlement', 'donation'],
        mode: 'async',
        syncWaitMs: 20_000,
      },
      identity: { tokenKey: { kind: 'made' }, masterKey: undefined, previousMasterKey: undefined },
    });
  });

  it('is frozen once read', () => {
    const config = loadConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.lms)).toBe(true);
  });

  it('treats an empty variable as unset', () => {
    expect(loadConfig({ PORT: '', LMS_URL: '', ROLE: '' }).http.port).toBe(8080);
  });

  it('takes clusters of event stores', () => {
    const url = 'esdb://a:2113,b:2113,c:2113?tls=true';
    const config = loadConfig({ ...production, EVENTSTORE_URL: url });
    expect(config.eventStoreUrl).toBe(url);
  });

  const wrong: readonly [NodeJS.ProcessEnv, string][] = [
    [{ PORT: 'http' }, 'PORT is "http": must be a whole number from 0 to 65535. Example: PORT=8080'],
    [{ PORT: '65536' }, 'PORT is "65536": must be a whole number from 0 to 65535. Example: PORT=8080'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud": must be one of info, fatal, error, warn, debug, trace, silent. Example: LOG_LEVEL=info'],
    [{ EVENTSTORE_URL: 'localhost', LMS_URL: 'http://lms' }, 'EVENTSTORE_URL must be an address that begins with esdb:// or esdb+discover://. Example: EVENTSTORE_URL=esdb://events.example.com:2113'],
    [{ LMS_URL: 'courses.example.com' }, 'LMS_URL must be an address that begins with https:// or http://. Example: LMS_URL=https://courses.example.com'],
    [{ LMS_OAUTH_CLIENT_ID: 'x' }, 'LMS_OAUTH_CLIENT_SECRET is missing, but LMS_OAUTH_CLIENT_ID is set: they work together. Example: LMS_OAUTH_CLIENT_SECRET=…'],
    [{ JWT_SECRET: 'short' }, 'JWT_SECRET must be at least 32 bytes long, so that nobody can guess it. Example: JWT_SECRET="$(openssl rand -base64 48)"'],
    [{ JWT_SECRET: 'j'.repeat(32), JWT_JWKS_URL: 'https://k/jwks' }, 'JWT_SECRET is set beside JWT_JWKS_URL: only one of them can say whose tokens are good. Example: unset JWT_SECRET'],
    [{ JWT_ROLE_MAP: 'a=operator' }, 'JWT_ROLE_MAP is set, but JWT_LMS_ISSUER does not say which tokens it is about. Example: JWT_LMS_ISSUER=https://courses.example.com/oauth2'],
    [{ JWT_ROLE_MAP: 'a=boss', JWT_LMS_ISSUER: 'x' }, 'JWT_ROLE_MAP is "a=boss": must be name=role pairs, role one of checkout, operator, auditor, admin, learner. Example: JWT_ROLE_MAP=ecommerce_worker=operator,administrator=operator'],
    [{ FULFILLMENT_MODULES: 'enrolment' }, 'FULFILLMENT_MODULES names "enrolment", which is no module. Did you mean enrollment? A module of your own is named by its file. Example: FULFILLMENT_MODULES=enrollment,coupon,enrollment-code,course-entitlement,donation'],
    [{ CODE_KEY: 'short' }, 'CODE_KEY must be at least 32 bytes long, so that nobody can guess it. Example: CODE_KEY="$(openssl rand -base64 48)"'],
    [{ CODE_KEY_PREVIOUS: 'k'.repeat(32) }, 'CODE_KEY is missing, but CODE_KEY_PREVIOUS is set: there is nothing that came after it. Example: CODE_KEY="$(openssl rand -base64 48)"'],
    [{ CODE_KEY: 'k'.repeat(32), CODE_KEY_PREVIOUS: `${'o'.repeat(32)},short` }, 'CODE_KEY_PREVIOUS must, each of them, be at least 32 bytes long, so that nobody can guess it. Example: CODE_KEY_PREVIOUS=<what CODE_KEY was>'],
    [{ CODE_KEY: 'k'.repeat(32), CODE_KEY_PREVIOUS: `${'o'.repeat(32)},${'k'.repeat(32)}` }, 'CODE_KEY_PREVIOUS names what CODE_KEY is, so it is not one from before. Example: CODE_KEY_PREVIOUS=<what CODE_KEY was>'],
    [{ ...keys, CODE_KEY: keys.MASTER_KEY }, 'CODE_KEY is the same as MASTER_KEY, which may have to be changed for reasons of its own. Example: CODE_KEY="$(openssl rand -base64 48)"'],
    [{ CODE_KEY_PREVIUOS: 'x' }, 'CODE_KEY_PREVIUOS is not a variable of this service. Did you mean CODE_KEY_PREVIOUS? Example: CODE_KEY_PREVIOUS=…'],
    [{ FULFILLMENT_MODULES: './gift.ts' }, 'FULFILLMENT_MODULES names "./gift.ts": a module is a file that ends in .mjs or .js. Example: FULFILLMENT_MODULES=enrollment,coupon,enrollment-code,course-entitlement,donation'],
    [{ FULFILLMENT_MODULES: './My Gift.mjs' }, 'FULFILLMENT_MODULES names "./My Gift.mjs": the file is named like its module, in small letters, digits and single hyphens. Example: FULFILLMENT_MODULES=enrollment,coupon,enrollment-code,course-entitlement,donation'],
    [{ FULFILLMENT_MODULES: 'donation,./x/donation.mjs' }, 'FULFILLMENT_MODULES names "./x/donation.mjs" beside "donation": both are called donation. Example: FULFILLMENT_MODULES=enrollment,coupon,enrollment-code,course-entitlement,donation'],
    [{ FULFILLMENT_MODULES: './gift.mjs', MODULE_GIFFT_URL: 'x' }, 'MODULE_GIFFT_URL is not a variable of this service. Example: unset MODULE_GIFFT_URL'],
    [{ JWT_SECRET_FILE: '/no/such/file' }, 'JWT_SECRET_FILE names /no/such/file, which cannot be read (ENOENT). Example: JWT_SECRET_FILE=/run/secrets/jwt-secret'],
    [{ JWT_SECRET_FILE: '/dev/null' }, 'JWT_SECRET_FILE names /dev/null, which is empty. Example: JWT_SECRET_FILE=/run/secrets/jwt-secret'],
    [{ ...keys, JWT_SECRET_FILE: '/dev/null' }, 'JWT_SECRET_FILE is set beside JWT_SECRET: keep one. Example: JWT_SECRET_FILE=/run/secrets/jwt-secret'],
    [{ JWT_ROLE_MAP_FILE: '/dev/null' }, 'JWT_ROLE_MAP_FILE is not a variable of this service. Did you mean JWT_ROLE_MAP? Example: JWT_ROLE_MAP=…'],
    [{ FULFILLMENT_MODULES: 'donation,,' }, 'FULFILLMENT_MODULES is "donation,,": must be names with one comma between them. Example: FULFILLMENT_MODULES=enrollment,coupon,enrollment-code,course-entitlement,donation'],
    [{ RETRY_CAP_MS: '10' }, 'RETRY_CAP_MS is 10, less than RETRY_BASE_MS, which is 2000. Example: RETRY_CAP_MS=900000'],
    [{ RETRY_BASE_MS_DONATION: '1000000' }, 'RETRY_CAP_MS_DONATION is 900000, less than RETRY_BASE_MS_DONATION, which is 1000000. Example: RETRY_CAP_MS_DONATION=1000000'],
    [{ RETRY_BASE_MS_DONATON: '5' }, 'RETRY_BASE_MS_DONATON is not a variable of this service. Did you mean RETRY_BASE_MS_DONATION? Example: RETRY_BASE_MS_DONATION=…'],
    [{ RETRY_BASE: '5' }, 'RETRY_BASE is not a variable of this service. Did you mean RETRY_BASE_MS? Example: RETRY_BASE_MS=…'],
    [{ MASTER_KEY_PREVIOUS: 'short' }, 'MASTER_KEY_PREVIOUS must be at least 32 bytes long, so that nobody can guess it. Example: MASTER_KEY_PREVIOUS=<what MASTER_KEY was>'],
    [{ ...keys, MASTER_KEY_PREVIOUS: keys.MASTER_KEY }, 'MASTER_KEY_PREVIOUS is the same as MASTER_KEY, so it is not the one before. Example: unset MASTER_KEY_PREVIOUS'],
    [{ MASTER_KEY_PREVIUOS: 'x' }, 'MASTER_KEY_PREVIUOS is not a variable of this service. Did you mean MASTER_KEY_PREVIOUS? Example: MASTER_KEY_PREVIOUS=…'],
    [{ JWT_SECERT: 'x' }, 'JWT_SECERT is not a variable of this service. Did you mean JWT_SECRET? Example: JWT_SECRET=…'],
    [{ STRIPE_SECRET_KEY: 'pk_live_1', SANDBOX: '1' }, 'STRIPE_SECRET_KEY must be a secret or restricted key. Example: STRIPE_SECRET_KEY=sk_…'],
    [{ STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'we_1', SANDBOX: '1' }, 'STRIPE_WEBHOOK_SECRET must be the signing secret of the endpoint. Example: STRIPE_WEBHOOK_SECRET=whsec_…'],
    [{ STRIPE_WEBHOOK_SECRET: 'whsec_1' }, 'STRIPE_SECRET_KEY is missing, but STRIPE_WEBHOOK_SECRET is set: they work together. Example: STRIPE_SECRET_KEY=sk_…'],
    [{ STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_API_BASE: 'http://stub', SANDBOX: '1' }, 'STRIPE_API_BASE may be plain http only with a test key. Example: STRIPE_API_BASE=https://api.stripe.com'],
    [{ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_API_BASE: 'https://stub/v1', SANDBOX: '1' }, 'STRIPE_API_BASE must be scheme, host and port only. Example: STRIPE_API_BASE=https://api.stripe.com'],
    [{ STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_API_BASE: 'stub:1', SANDBOX: '1' }, 'STRIPE_API_BASE must be an address that begins with https:// or http://. Example: STRIPE_API_BASE=https://api.stripe.com'],
    [{ WEBHOOK_SECRET: 'x'.repeat(40) }, 'WEBHOOK_SECRET must be whsec_ and 24 to 64 bytes in base 64. Example: WEBHOOK_SECRET="whsec_$(openssl rand -base64 32)"'],
    [{ WEBHOOK_SECRET: 'whsec_dG9vIHNob3J0' }, 'WEBHOOK_SECRET must, each of them, be at least 32 bytes long, so that nobody can guess it. Example: WEBHOOK_SECRET="whsec_$(openssl rand -base64 32)"'],
    [{ WEBHOOK_URL: 'http://gifts' }, 'WEBHOOK_URL may be plain http only with WEBHOOK_PRIVATE_ADDRESSES=allowed. Example: WEBHOOK_URL=https://gifts.example.com/makegood'],
    [{ WEBHOOK_URL: 'https://me:hunter2@gifts' }, 'WEBHOOK_URL must hold no user, password or fragment: requests are signed. Example: WEBHOOK_URL=https://gifts.example.com/makegood'],
    [{ WEBHOOK_PERSONAL_DATA: 'username,phone' }, 'WEBHOOK_PERSONAL_DATA names "phone", which is none of username, email, lmsUserId. Example: WEBHOOK_PERSONAL_DATA=username'],
    [{ WEBHOOK_URI: 'x' }, 'WEBHOOK_URI is not a variable of this service. Did you mean WEBHOOK_URL? Example: WEBHOOK_URL=…'],
    [{ PAYMENT_EXPIRY_MS: '1d' }, 'PAYMENT_EXPIRY_MS is "1d": must be a whole number from 1 to 31536000000. Example: PAYMENT_EXPIRY_MS=86400000'],
    [{ ...keys, ROLE: 'worker', DATABASE_URL: 'postgres://db/x', LMS_URL: 'https://l' }, 'EVENTSTORE_URL is missing; with ROLE=worker nothing is embedded, since other processes have to reach it. Example: EVENTSTORE_URL=esdb://events.example.com:2113'],
    [{ ...keys, ROLE: 'web', EVENTSTORE_URL: 'esdb://e:1', LMS_URL: 'https://l' }, 'DATABASE_URL is missing; with ROLE=web nothing is embedded, since other processes have to reach it. Example: DATABASE_URL=postgres://user:password@db/makegood'],
    [{ SANDBOX: 'lms', LMS_URL: 'http://lms' }, 'SANDBOX asks for the sandbox LMS, and LMS_URL for a real one: keep one of them. Example: SANDBOX=processor'],
  ]; // prettier-ignore

  it.each(wrong)('%j is refused', (env, message) => {
    expect(problemsOf(env)).toEqual([message]);
  });

  it('reports everything at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y', LMS_TIMEOUT_MS: '0' })).toHaveLength(3);
  });

  it('never repeats a secret', () => {
    const env = { JWT_SECRET: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db', LMS_URL: 'x' };
    expect(problemsOf(env).join()).not.toContain('hunter2');
  });
});

describe('what is made up', () => {
  it('nothing in production', () => {
    const names = problemsOf({ NODE_ENV: 'production' }).map((line) => line.split(' ')[0]);
    expect(names).toEqual(['LMS_URL', 'JWT_SECRET', 'MASTER_KEY']);
    expect(loadConfig(production).production).toBe(true);
  });

  it('nothing with a database of one’s own', () => {
    const env = { DATABASE_URL: 'postgres://db/makegood' };
    expect(problemsOf(env).map((line) => line.split(' ')[0])).toEqual([
      'LMS_URL',
      'JWT_SECRET',
      'MASTER_KEY',
    ]);
  });

  it('nothing where the work is split among processes', () => {
    const names = problemsOf({ ROLE: 'web' }).map((line) => line.split(' ')[0]);
    expect(names).toEqual(['EVENTSTORE_URL', 'DATABASE_URL', 'JWT_SECRET', 'MASTER_KEY']);
  });

  it('a JWKS address stands for the secret', () => {
    const { JWT_SECRET: _, ...rest } = production;
    const config = loadConfig({ ...rest, JWT_JWKS_URL: 'https://lms.example.com/jwks' });
    expect(config.identity.tokenKey).toEqual({ kind: 'jwks', url: 'https://lms.example.com/jwks' });
  });
});

describe('the sandbox', () => {
  const cases: readonly [NodeJS.ProcessEnv, object][] = [
    [{}, { lms: true, processor: true }],
    [{ SANDBOX: 'processor' }, { lms: true, processor: true }],
    [{ SANDBOX: 'lms' }, { lms: true, processor: true }],
    [{ LMS_URL: 'http://lms' }, { lms: false, processor: false }],
    [
      { LMS_URL: 'http://lms', SANDBOX: 'processor' },
      { lms: false, processor: true },
    ],
    [
      { LMS_URL: 'http://lms', SANDBOX: '1' },
      { lms: false, processor: true },
    ],
    [
      { EVENTSTORE_URL: 'esdb://e', SANDBOX: '1' },
      { lms: true, processor: true },
    ],
    [
      { EVENTSTORE_URL: 'esdb://e', SANDBOX: 'lms' },
      { lms: true, processor: false },
    ],
    [
      { EVENTSTORE_URL: 'esdb://e', LMS_URL: 'http://lms' },
      { lms: false, processor: false },
    ],
    [production, { lms: false, processor: false }],
    [
      { ...production, SANDBOX: 'processor' },
      { lms: false, processor: true },
    ],
    [
      { EVENTSTORE_URL: 'esdb://e', LMS_URL: 'http://lms', SANDBOX: 'processor' },
      { lms: false, processor: true },
    ],
  ];
  it.each(cases)('with %j is %j', (env, sandbox) => {
    expect(loadConfig(env).sandbox).toEqual(sandbox);
  });

  it('never stands in for an LMS that was forgotten', () => {
    expect(problemsOf({ EVENTSTORE_URL: 'esdb://e' })).toEqual([
      'LMS_URL is missing, and the sandbox LMS stays off because EVENTSTORE_URL is set.' +
        ' Example: LMS_URL=https://courses.example.com (or SANDBOX=lms to play)',
    ]);
  });
});

describe('retry settings', () => {
  it('of a module win over those of the house', () => {
    const { retryOf } = loadConfig({
      RETRY_BASE_MS: '200',
      RETRY_MAX_ATTEMPTS_COURSE_ENTITLEMENT: '3',
    }).fulfillment;
    expect(retryOf('donation')).toEqual({
      baseMs: 200,
      capMs: 900_000,
      maxAttempts: 100,
      maxAgeMs: 86_400_000,
    });
    expect(retryOf('course-entitlement')).toMatchObject({ baseMs: 200, maxAttempts: 3 });
  });
});

describe('how others are called', () => {
  it('is said for the house and for modules; those of the LMS wait as LMS_TIMEOUT_MS says', () => {
    const { callsOf } = loadConfig({
      ...{ LMS_TIMEOUT_MS: '60000', CALL_TIMEOUT_MS: '9000', CALL_CONCURRENCY: '5' },
      ...{ CALL_TIMEOUT_MS_COURSE_ENTITLEMENT: '1000', FULFILLMENT_MODULES: './gift.mjs' },
      CALL_BREAKER_FAILURES_GIFT: '3',
    }).fulfillment;
    expect(callsOf('gift')).toEqual({
      ...{ connectTimeoutMs: 3_000, timeoutMs: 9_000, concurrency: 5 },
      ...{ breakerFailures: 3, breakerOpenMs: 10_000 },
    });
    expect(callsOf('enrollment')).toMatchObject({ timeoutMs: 60_000, breakerFailures: 10 });
    expect(callsOf('course-entitlement')).toMatchObject({ timeoutMs: 1_000, concurrency: 5 });
  });
});

describe('modules in files of their own', () => {
  it('are given their variables, by a file where one is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'makegood-config-'));
    const file = join(folder, 'secret');
    writeFileSync(file, 'hunter2\n');
    const { fulfillment } = loadConfig({
      FULFILLMENT_MODULES: 'donation, ./my/gift-card.mjs',
      MODULE_GIFT_CARD_URL: 'http://gifts',
      MODULE_GIFT_CARD_SECRET_FILE: file,
      MODULE_GIFT_CARD_EMPTY: '',
      RETRY_MAX_ATTEMPTS_GIFT_CARD: '3',
    });
    rmSync(folder, { recursive: true });
    expect(fulfillment.modules).toEqual(['donation', './my/gift-card.mjs']);
    expect(fulfillment.settings).toEqual({
      'gift-card': { URL: 'http://gifts', SECRET: 'hunter2' },
    });
    expect(fulfillment.retryOf('gift-card')).toMatchObject({ maxAttempts: 3 });
  });
});

describe('the public address', () => {
  const cases: readonly [NodeJS.ProcessEnv, string][] = [
    [{}, 'http://127.0.0.1:4000'],
    [{ HOST: '0.0.0.0' }, 'http://localhost:4000'],
    [{ HOST: '::1' }, 'http://[::1]:4000'],
    [{ PUBLIC_URL: 'https://orders.example.com/' }, 'https://orders.example.com'],
  ];
  it.each(cases)('with %j is %s', (env, url) => {
    expect(publicUrl(loadConfig(env).http, 4000)).toBe(url);
  });
});
