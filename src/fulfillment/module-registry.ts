import {
  ConfigError,
  isModuleFile,
  moduleName,
  type CallSettings,
  type ConfigProblem,
  type WebhookConfig,
} from '../config/index.js';
import { ClientCredentials } from '../platform/http/client-credentials.js';
import { GuardedHttp } from '../platform/http/guarded-http.js';
import type { OutgoingHttp } from '../platform/http/outgoing-http.js';
import type { UndiciHttpOptions } from '../platform/http/undici-http.js';
import type { CallTimes } from './call-times/call-times.js';
import type { CreateModule, FulfillmentModule, Line, ModuleContext } from './fulfillment-module.js';
import { loadModuleFile, reasonOf, Unusable } from './module-file.js';
import { moduleShaped } from './module-shape.js';
import { createCouponModule } from './modules/coupon/coupon-module.js';
import { createCourseEntitlementModule } from './modules/course-entitlement/course-entitlement-module.js';
import { createDonationModule } from './modules/donation/donation-module.js';
import { createEnrollmentCodeModule } from './modules/enrollment-code/enrollment-code-module.js';
import { createEnrollmentModule } from './modules/enrollment/enrollment-module.js';
import { createWebhookModule } from './modules/webhook/webhook-module.js';
import { neverInTheWay, type OnBroken } from './never-in-the-way.js';
import { webhookAccess, webhookHttp } from './webhook-access.js';
import { unlessLacking } from './unless-lacking.js';

/** The modules of this build, by the names that `FULFILLMENT_MODULES` lists. */
const KNOWN = {
  enrollment: createEnrollmentModule,
  coupon: createCouponModule,
  'enrollment-code': createEnrollmentCodeModule,
  'course-entitlement': createCourseEntitlementModule,
  donation: createDonationModule,
  webhook: createWebhookModule,
} as const satisfies Record<string, CreateModule>;

export type ModuleName = keyof typeof KNOWN;

function isModuleName(name: string): name is ModuleName {
  return Object.hasOwn(KNOWN, name);
}

export const MODULE_NAMES: readonly ModuleName[] = Object.keys(KNOWN).filter(isModuleName);

/** What the modules are made with. Settings are by module. */
export interface ModuleContexts extends Omit<
  ModuleContext,
  'http' | 'tokens' | 'settings' | 'webhook'
> {
  /** Connections of one party. */
  readonly openHttp: (options: UndiciHttpOptions) => OutgoingHttp;
  readonly callsOf: (module: string) => CallSettings;
  readonly webhook?: WebhookConfig | undefined;
  readonly settings?: Readonly<Record<string, ModuleContext['settings']>>;
  /** Where it is written down how long calls take. Absent: nowhere. */
  readonly callTimes?: CallTimes;
  /** Told when a module breaks over the question whether a line is for it. */
  readonly onBroken?: OnBroken;
}

/**
 * The modules in the order they are asked in: of this build by their names, others by the paths of their files.
 * @throws ConfigError that says for each entry that gives no module what is wrong with it; the start ends with it
 */
export async function createModules(
  entries: readonly string[],
  contexts: ModuleContexts,
): Promise<readonly FulfillmentModule[]> {
  const tokens = tokensOf(contexts);
  const problems: ConfigProblem[] = [];
  const modules: FulfillmentModule[] = [];
  for (const entry of entries) {
    try {
      const context = contextOf(moduleName(entry), contexts);
      const made = await createModule(entry, { ...context, tokens });
      modules.push(unlessLacking(neverInTheWay(made, contexts.onBroken)));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      problems.push(problemOf(entry, error));
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return modules;
}

/** One for all modules. */
function tokensOf(contexts: ModuleContexts): ClientCredentials | undefined {
  const { timeoutMs, oauth } = contexts.lms;
  return oauth && new ClientCredentials(httpOf('lms-tokens', contexts), { timeoutMs, ...oauth });
}

/** Each module has connections and limits of its own: one whose other side is down holds up no other. */
function httpOf(party: string, contexts: ModuleContexts, more = {}): OutgoingHttp {
  const { openHttp, callsOf, callTimes } = contexts;
  const limits = callsOf(party);
  const { connectTimeoutMs, timeoutMs, concurrency: connections } = limits;
  const http = openHttp({ connectTimeoutMs, timeoutMs, connections, ...more });
  return new GuardedHttp(callTimes?.measured(party, http) ?? http, limits);
}

function contextOf(module: string, contexts: ModuleContexts): ModuleContext {
  const { lms, codes, settings = {}, callsOf } = contexts;
  const { timeoutMs } = callsOf(module);
  const more = module === 'webhook' ? webhookHttp(contexts) : {};
  return {
    ...{ http: httpOf(module, contexts, more), codes, settings: settings[module] },
    lms: { ...lms, timeoutMs },
    webhook: webhookAccess(contexts, timeoutMs),
  };
}

async function createModule(entry: string, context: ModuleContext): Promise<FulfillmentModule> {
  if (isModuleName(entry)) return KNOWN[entry](context);
  if (!isModuleFile(entry)) throw new Unusable('which is no module.');
  const make = await loadModuleFile(entry);
  return moduleShaped(await makeOrSay(() => make(context)), moduleName(entry));
}

async function makeOrSay(make: () => unknown): Promise<unknown> {
  try {
    return await make();
  } catch (error) {
    throw new Unusable(`but its function makes no module. ${reasonOf(error)}`);
  }
}

function problemOf(entry: string, { message }: Unusable): ConfigProblem {
  const variable = 'FULFILLMENT_MODULES';
  const example = `${variable}=enrollment,donation,./modules/gift.mjs`;
  return { variable, wrong: `names "${entry}", ${message}`, example };
}

/** Who makes a line good: the name of the first module that supports it. Undefined: nobody. */
export function moduleOf(
  modules: readonly FulfillmentModule[],
): (line: Pick<Line, 'productType' | 'attributes'>) => string | undefined {
  return (line) => modules.find((module) => module.supports(line))?.name;
}
