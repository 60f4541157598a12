import { roleMap } from './role-map.js';
import {
  address,
  integer,
  list,
  oneOf,
  secret,
  secrets,
  text,
  type ValueOf,
  type Variable,
} from './variable.js';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Those that the client understands; a KurrentDB is reached by `esdb://` too. */
const EVENT_STORE_SCHEMES = ['esdb', 'esdb+discover'];
const STRONG_SECRET_BYTES = 32; // as long as the HMAC-SHA-256 that is made with it

/** The settings of automatic retry; each also exists per module, as `RETRY_BASE_MS_COURSE_ENTITLEMENT`. */
export const retryVariables = {
  RETRY_BASE_MS: integer('2000', 1, DAY_MS),
  RETRY_CAP_MS: integer('900000', 1, YEAR_MS),
  RETRY_MAX_ATTEMPTS: integer('100', 1, 1_000_000),
  RETRY_MAX_AGE_MS: integer('86400000', 1, YEAR_MS),
};

const LONGEST_CALL_MS = 120_000;

/** How others are called; each also exists per module, as `CALL_TIMEOUT_MS_COURSE_ENTITLEMENT`. */
export const callVariables = {
  CALL_CONNECT_TIMEOUT_MS: integer('3000', 1, LONGEST_CALL_MS),
  CALL_TIMEOUT_MS: integer('7000', 1, LONGEST_CALL_MS),
  CALL_CONCURRENCY: integer('32', 1, 1_000),
  CALL_BREAKER_FAILURES: integer('10', 1, 1_000_000),
  CALL_BREAKER_OPEN_MS: integer('10000', 1, DAY_MS),
};

/** Every other variable that this service reads, by name. */
export const variables = {
  NODE_ENV: text('production'),
  LOG_LEVEL: oneOf('info', 'fatal', 'error', 'warn', 'debug', 'trace', 'silent'),
  HOST: text('0.0.0.0'),
  PORT: integer('8080', 0, 65_535),
  PUBLIC_URL: address('https://orders.example.com', 'https', 'http'),
  DATA_DIR: text('/var/lib/makegood'),
  ROLE: oneOf('all', 'web', 'worker'),
  SANDBOX: oneOf('1', 'processor', 'lms', '0'),
  EVENTSTORE_URL: address('esdb://events.example.com:2113', ...EVENT_STORE_SCHEMES),
  DATABASE_URL: address('postgres://user:password@db/makegood', 'postgres', 'postgresql'),
  LMS_URL: address('https://courses.example.com', 'https', 'http'),
  LMS_TOKEN_URL: address('https://courses.example.com/oauth2/access_token', 'https', 'http'),
  LMS_TIMEOUT_MS: integer('7000', 1, 120_000),
  LMS_API_KEY: secret('the EDX_API_KEY of the LMS'),
  LMS_OAUTH_CLIENT_ID: text('makegood'),
  LMS_OAUTH_CLIENT_SECRET: secret('the secret of that OAuth client'),
  STRIPE_SECRET_KEY: secret('the secret key (sk_…) of the Stripe account'),
  STRIPE_API_BASE: address('https://api.stripe.com', 'https', 'http'),
  STRIPE_WEBHOOK_SECRET: secret('the signing secret (whsec_…) of the webhook endpoint'),
  PAYMENT_EXPIRY_MS: integer('86400000', 1, YEAR_MS),
  FULFILLMENT_MODULES: list('enrollment,coupon,enrollment-code,course-entitlement,donation'),
  FULFILLMENT_MODE: oneOf('async', 'sync'),
  FULFILLMENT_SYNC_WAIT_MS: integer('20000', 1, 120_000),
  WEBHOOK_URL: address('https://gifts.example.com/makegood', 'https', 'http'),
  WEBHOOK_SECRET: secrets('WEBHOOK_SECRET="whsec_$(openssl rand -base64 32)"', STRONG_SECRET_BYTES),
  WEBHOOK_PRODUCT_TYPES: list('Gift,Poster'),
  WEBHOOK_PERSONAL_DATA: list('username,email,lmsUserId'),
  WEBHOOK_PRIVATE_ADDRESSES: oneOf('refused', 'allowed'),
  JWT_SECRET: secret('JWT_SECRET="$(openssl rand -base64 48)"', STRONG_SECRET_BYTES),
  JWT_JWKS_URL: address('https://courses.example.com/.well-known/jwks.json', 'https', 'http'),
  JWT_LMS_ISSUER: text('https://courses.example.com/oauth2'),
  JWT_ROLE_MAP: roleMap,
  MASTER_KEY: secret('MASTER_KEY="$(openssl rand -base64 48)"', STRONG_SECRET_BYTES),
  MASTER_KEY_PREVIOUS: secret('MASTER_KEY_PREVIOUS=<what MASTER_KEY was>', STRONG_SECRET_BYTES),
  CODE_KEY: secret('CODE_KEY="$(openssl rand -base64 48)"', STRONG_SECRET_BYTES),
  CODE_KEY_PREVIOUS: secrets('CODE_KEY_PREVIOUS=<what CODE_KEY was>', STRONG_SECRET_BYTES),
} satisfies Record<string, Variable<unknown>>;

export type VariableName = keyof typeof variables;

/** What was set, parsed. A variable that is unset, empty or wrong is absent. */
export type Values = {
  readonly [Name in VariableName]?: ValueOf<(typeof variables)[Name]> | undefined;
};
