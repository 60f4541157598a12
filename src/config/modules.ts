import { basename } from 'node:path';
import type { ConfigProblem } from './config-error.js';
import { nearest } from './spelling.js';

export const DEFAULT_MODULES: readonly string[] = [
  ...['enrollment', 'coupon', 'enrollment-code', 'course-entitlement', 'donation'],
];

/** The modules of this build. A module in a file of its own is named by its path. */
const BUILT: readonly string[] = [...DEFAULT_MODULES, 'webhook'];

/** Every name that may stand at the end of `RETRY_BASE_MS_…`. */
export const MODULE_NAMES: readonly string[] = BUILT;

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** What can be said of the names before any file is opened. */
export function moduleProblems(modules: readonly string[]): readonly ConfigProblem[] {
  return modules.flatMap((entry, at) => {
    const wrong = isModuleFile(entry) ? wrongFile(entry) : wrongName(entry);
    return wrong === undefined ? twice(entry, modules.slice(0, at)) : [problem(wrong)];
  });
}

/** An entry of `FULFILLMENT_MODULES` that is a path, not a name. */
export function isModuleFile(entry: string): boolean {
  return entry.includes('/') || /\.(?:[mc]?js|[mc]?ts|json)$/.test(entry);
}

/** The name that settings of a module use: a file's is its own, `./modules/gift.mjs` → `gift`. */
export function moduleName(entry: string): string {
  return isModuleFile(entry) ? basename(entry).replace(/\.m?js$/, '') : entry;
}

function problem(wrong: string, example = DEFAULT_MODULES.join(',')): ConfigProblem {
  const variable = 'FULFILLMENT_MODULES';
  return { variable, wrong, example: `${variable}=${example}` };
}

function wrongName(entry: string): string | undefined {
  if (BUILT.includes(entry)) return undefined;
  const near = nearest(entry, BUILT);
  const meant = near ? ` Did you mean ${near}?` : '';
  return `names "${entry}", which is no module.${meant} A module of your own is named by its file.`;
}

function wrongFile(entry: string): string | undefined {
  if (!/\.m?js$/.test(entry))
    return `names "${entry}": a module is a file that ends in .mjs or .js.`;
  if (NAME.test(moduleName(entry))) return undefined;
  return `names "${entry}": the file is named like its module, in small letters, digits and single hyphens.`;
}

/** Two that are named alike could not be told apart in an order's history. */
function twice(entry: string, before: readonly string[]): readonly ConfigProblem[] {
  const other = before.find((one) => moduleName(one) === moduleName(entry));
  if (other === undefined) return [];
  return [problem(`names "${entry}" beside "${other}": both are called ${moduleName(entry)}.`)];
}
