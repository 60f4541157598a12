import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plain } from './outside/explain.js';

/** What a module in a file of its own exports, as far as anybody can know before it is called. */
export type Make = (context: unknown) => unknown;

/** Why an entry of `FULFILLMENT_MODULES` gives no module: ends the sentence "FULFILLMENT_MODULES names "x", …". */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/**
 * Loads the file of a module. It has everything that it needs handed in: what it imported of ours would be there twice, since
 * the programs are bundled (ADR 0017).
 * @param entry a path, absolute or from the working directory
 */
export async function loadModuleFile(entry: string): Promise<Make> {
  const file = resolve(entry);
  if (!existsSync(file)) throw new Unusable(`but there is no file ${file}.`);
  const { default: make } = await importFile(file);
  if (typeof make === 'function') return make as Make;
  throw new Unusable(
    `but its default export is ${kindOf(make)}, and must be a function that makes the module.`,
  );
}

async function importFile(file: string): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
  } catch (error) {
    throw new Unusable(`which cannot be loaded. ${reasonOf(error)}`);
  }
}

/** In one line: the author knows the rest, or finds it with `node FILE`. */
export function reasonOf(error: unknown): string {
  const said = plain(String(error), []);
  return /[.!?…]$/.test(said) ? said : `${said}.`;
}

export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
