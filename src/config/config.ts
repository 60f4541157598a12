import { type CallsOf, readCalls } from './call-settings.js';
import { codeKeysOf, codeKeyProblems, type CodeKeyConfig } from './code-keys.js';
import { ConfigError, type ConfigProblem } from './config-error.js';
import { deepFreeze } from './deep-freeze.js';
import { type Identity, identityOf, identityProblems } from './identity.js';
import { type LmsConfig, lmsOf, lmsProblems } from './lms.js';
import { isModuleSetting, moduleSettings, type ModuleSettings } from './module-settings.js';
import {
  DEFAULT_MODULES,
  isModuleFile,
  MODULE_NAMES,
  moduleName,
  moduleProblems,
} from './modules.js';
import { type ProcessRole, processRoleOf, processRoleProblems } from './process-role.js';
import { readValues, unknownVariables } from './read-environment.js';
import { readRetry, type RetryOf, retrySuffix } from './retry-settings.js';
import { type Sandbox, sandboxOf, sandboxProblems } from './sandbox.js';
import { withSecretFiles } from './secret-files.js';
import { type StripeConfig, stripeOf, stripeProblems } from './stripe.js';
import { type Values, variables } from './variables.js';
import { type WebhookConfig, webhookOf, webhookProblems } from './webhook.js';

export type LogLevel = NonNullable<Values['LOG_LEVEL']>;

/** All that the environment says, read once. Nobody else reads `process.env`. */
export interface Config {
  readonly role: ProcessRole;
  readonly production: boolean;
  readonly logLevel: LogLevel;
  readonly http: HttpConfig;
  readonly dataDir: string;
  /** undefined: embedded. */
  readonly eventStoreUrl: string | undefined;
  /** undefined: embedded. */
  readonly databaseUrl: string | undefined;
  readonly sandbox: Sandbox;
  readonly lms: LmsConfig;
  readonly stripe: StripeConfig | undefined;
  /** A payment without an end is cancelled at its processor after so long. */
  readonly paymentExpiryMs: number;
  readonly fulfillment: FulfillmentConfig;
  readonly identity: Identity;
  readonly codeKeys: CodeKeyConfig;
}

export interface HttpConfig {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** undefined: as `publicUrl` says, once the port is known. */
  readonly publicUrl: string | undefined;
}

export interface FulfillmentConfig {
  /** Names, or paths of files, in order. */
  readonly modules: readonly string[];
  readonly mode: 'async' | 'sync';
  readonly syncWaitMs: number;
  readonly retryOf: RetryOf;
  readonly callsOf: CallsOf;
  readonly webhook: WebhookConfig;
  /** `MODULE_<NAME>_*` of the modules in files of their own, by module. */
  readonly settings: Readonly<Record<string, ModuleSettings>>;
}

/**
 * @param matters which variables the caller relies on
 * @throws ConfigError with everything that is wrong with them, when anything is.
 * @example loadConfig(process.env).http.port
 */
export function loadConfig(
  given: NodeJS.ProcessEnv,
  matters: (variable: string) => boolean = () => true,
): Config {
  const problems: ConfigProblem[] = [];
  const files = ownModules(given);
  const env = withSecretFiles(given, (name) => isSecret(name, files), problems);
  const values = readValues(env, problems);
  const modules = values.FULFILLMENT_MODULES ?? DEFAULT_MODULES;
  const named = [...new Set([...MODULE_NAMES, ...modules.map(moduleName)])];
  const retryOf = readRetry(env, named, problems);
  const lms = lmsOf(values);
  const callsOf = readCalls(env, named, timeoutsOf(lms), problems);
  const sandbox = sandboxOf(values);
  const isGiven = (name: keyof typeof variables): boolean => (env[name] ?? '') !== '';
  problems.push(
    ...moduleProblems(modules),
    ...problemsAmong(values, isGiven, sandbox),
    ...unknownVariables(env, named.map(retrySuffix), (name) => isModuleSetting(name, files)),
  );
  const wrong = problems.filter(({ variable }) => matters(variable));
  if (wrong.length > 0) throw new ConfigError(wrong);
  const settings = settingsOf(env, files);
  return deepFreeze({
    ...plainOf(values),
    sandbox,
    lms,
    fulfillment: fulfillmentOf(values, { modules, retryOf, callsOf, settings }),
  });
}

function plainOf(values: Values): Omit<Config, 'sandbox' | 'lms' | 'fulfillment'> {
  return {
    role: processRoleOf(values),
    production: values.NODE_ENV === 'production',
    logLevel: values.LOG_LEVEL ?? 'info',
    http: httpOf(values),
    dataDir: values.DATA_DIR ?? './data',
    eventStoreUrl: values.EVENTSTORE_URL,
    databaseUrl: values.DATABASE_URL,
    stripe: stripeOf(values),
    paymentExpiryMs: values.PAYMENT_EXPIRY_MS ?? 86_400_000,
    identity: identityOf(values),
    codeKeys: codeKeysOf(values),
  };
}

/** What is wrong with values beside each other. */
function problemsAmong(
  values: Values,
  isGiven: (name: keyof typeof variables) => boolean,
  sandbox: Sandbox,
): readonly ConfigProblem[] {
  return [
    ...processRoleProblems(values, isGiven),
    ...(isGiven('LMS_URL') && values.LMS_URL === undefined ? [] : sandboxProblems(values, sandbox)),
    ...lmsProblems(values),
    ...stripeProblems(values, isGiven),
    ...identityProblems(values, isGiven),
    ...codeKeyProblems(values, isGiven),
    ...webhookProblems(values),
  ];
}

function fulfillmentOf(
  values: Values,
  others: Omit<FulfillmentConfig, 'mode' | 'syncWaitMs' | 'webhook'>,
): FulfillmentConfig {
  const { FULFILLMENT_MODE: mode = 'async', FULFILLMENT_SYNC_WAIT_MS: syncWaitMs = 20_000 } =
    values;
  return { mode, syncWaitMs, webhook: webhookOf(values), ...others };
}

/** The modules that call the LMS wait for it as `LMS_TIMEOUT_MS` says. */
function timeoutsOf({ timeoutMs }: LmsConfig): Readonly<Record<string, number>> {
  return { enrollment: timeoutMs, 'course-entitlement': timeoutMs };
}

function settingsOf(
  env: NodeJS.ProcessEnv,
  modules: readonly string[],
): FulfillmentConfig['settings'] {
  return Object.fromEntries(modules.map((name) => [name, moduleSettings(env, name)]));
}

/** Names of the modules in files of their own. */
function ownModules({ FULFILLMENT_MODULES: given = '' }: NodeJS.ProcessEnv): readonly string[] {
  const entries = given.split(',').map((entry) => entry.trim());
  return entries.filter(isModuleFile).map(moduleName);
}

/** Whatever a module of one's own is given may be a secret: nobody here can tell. */
function isSecret(name: string, files: readonly string[]): boolean {
  const known: Partial<Record<string, { readonly secret: boolean }>> = variables;
  return known[name]?.secret === true || isModuleSetting(name, files);
}

function httpOf(values: Values): HttpConfig {
  return {
    host: values.HOST ?? '127.0.0.1',
    port: values.PORT ?? 8_080,
    publicUrl: values.PUBLIC_URL,
  };
}

/** How others reach us, once we listen on `port`. */
export function publicUrl({ host, publicUrl: given }: HttpConfig, port: number): string {
  if (given !== undefined) return given;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
