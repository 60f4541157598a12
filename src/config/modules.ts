import { basename } from 'node:path';
import type { ConfigProblem } from './config-error.js';
import { nearest } from './spelling.js';

/** The modules of this build. A module in a file of its own is named by its path. */
const BUILT: readonly string[] = [
  ...['enrollment', 'coupon', 'enrollment-code', 'course-entitlement', 'donation'],
];

export const DEFAULT_MODULES = BUILT;

/** Every name that may stand at the end of `RETRY_BASE_MS_…`. */
export const MODULE_NAMES: readonly string[] = BUILT;

export function moduleProblems(modules: readonly string[]): readonly ConfigProblem[] {
  return modules
    .filter((name) => !BUILT.includes(name))
    .map((name) => ({
      variable: 'FULFILLMENT_MODULES',
      wrong: whatIsWrong(name),
      example: `FULFILLMENT_MODULES=${BUILT.join(',')}`,
    }));
}

/** The name that settings of a module use: a file's is its own, `./modules/gift.mjs` → `gift`. */
export function moduleName(entry: string): string {
  return isPath(entry) ? basename(entry).replace(/\.m?js$/, '') : entry;
}

function whatIsWrong(name: string): string {
  if (isPath(name)) return `names "${name}": modules in files of their own are not built yet.`;
  return `names "${name}", which is no module.${meant(name)}`;
}

function isPath(name: string): boolean {
  return name.includes('/') || /\.m?js$/.test(name);
}

function meant(name: string): string {
  const near = nearest(name, BUILT);
  return near ? ` Did you mean ${near}?` : '';
}
