import { ClientCredentials } from '../platform/http/client-credentials.js';
import type { CreateModule, FulfillmentModule, Line, ModuleContext } from './fulfillment-module.js';
import { createCouponModule } from './modules/coupon/coupon-module.js';
import { createCourseEntitlementModule } from './modules/course-entitlement/course-entitlement-module.js';
import { createDonationModule } from './modules/donation/donation-module.js';
import { createEnrollmentCodeModule } from './modules/enrollment-code/enrollment-code-module.js';
import { createEnrollmentModule } from './modules/enrollment/enrollment-module.js';

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

function knownName(name: string, index: number, names: readonly string[]): ModuleName {
  if (!isModuleName(name)) {
    throw new Error(
      `There is no fulfilment module "${name}". Known modules: ${MODULE_NAMES.join(', ')}.`,
    );
  }
  if (names.indexOf(name) !== index) {
    throw new Error(`The fulfilment module "${name}" is listed twice.`);
  }
  return name;
}

/**
 * The modules in the order they are asked in.
 * @throws Error that says what is wrong with the names; the start ends with it
 */
export function createModules(
  names: readonly string[],
  context: ModuleContext,
): readonly FulfillmentModule[] {
  const { http, lms } = context;
  const tokens =
    lms.oauth && new ClientCredentials(http, { timeoutMs: lms.timeoutMs, ...lms.oauth });
  return names.map(knownName).map((name) => KNOWN[name]({ ...context, tokens }));
}

/** Who makes a line good: the name of the first module that supports it. Undefined: nobody. */
export function moduleOf(
  modules: readonly FulfillmentModule[],
): (line: Pick<Line, 'productType' | 'attributes'>) => string | undefined {
  return (line) => modules.find((module) => module.supports(line))?.name;
}
