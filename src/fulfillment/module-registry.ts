import { ConfigError, isModuleFile, moduleName, type ConfigProblem } from '../config/index.js';
import { ClientCredentials } from '../platform/http/client-credentials.js';
import type { CreateModule, FulfillmentModule, Line, ModuleContext } from './fulfillment-module.js';
import { loadModuleFile, reasonOf, Unusable } from './module-file.js';
import { moduleShaped } from './module-shape.js';
import { createCouponModule } from './modules/coupon/coupon-module.js';
import { createCourseEntitlementModule } from './modules/course-entitlement/course-entitlement-module.js';
import { createDonationModule } from './modules/donation/donation-module.js';
import { createEnrollmentCodeModule } from './modules/enrollment-code/enrollment-code-module.js';
import { createEnrollmentModule } from './modules/enrollment/enrollment-module.js';
import { neverInTheWay, type OnBroken } from './never-in-the-way.js';
import { unlessLacking } from './unless-lacking.js';

/** The modules of this build, by the names that `FULFILLMENT_MODULES` lists. */
const KNOWN = {
  enrollment: createEnrollmentModule,
  coupon: createCouponModule,
  'enrollment-code': createEnrollmentCodeModule,
  'course-entitlement': createCourseEntitlementModule,
  donation: createDonationModule,
} as const satisfies Record<string, CreateModule>;

export type ModuleName = keyof typeof KNOWN;

function isModuleName(name: string): name is ModuleName {
  return Object.hasOwn(KNOWN, name);
}

export const MODULE_NAMES: readonly ModuleName[] = Object.keys(KNOWN).filter(isModuleName);

/** What the modules are made with. Settings are by module. */
export interface ModuleContexts extends Omit<ModuleContext, 'settings'> {
  readonly settings?: Readonly<Record<string, ModuleContext['settings']>>;
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
  const { http, lms, settings = {}, onBroken } = contexts;
  const tokens =
    lms.oauth && new ClientCredentials(http, { timeoutMs: lms.timeoutMs, ...lms.oauth });
  const problems: ConfigProblem[] = [];
  const modules: FulfillmentModule[] = [];
  for (const entry of entries) {
    const name = moduleName(entry);
    try {
      const made = await createModule(entry, { ...contexts, tokens, settings: settings[name] });
      modules.push(unlessLacking(neverInTheWay(made, onBroken)));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      problems.push(problemOf(entry, error));
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return modules;
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
