import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { logPath } from '../log/log-file.js';

/** The command line is wrong; the text says how. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The values of `--name VALUE` flags; anything else on the line is refused. */
export function flags<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const options: Options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true });
    return values as Partial<Record<Name, string>>;
  } catch (error) {
    const known = names.map((name) => `--${name}`).join(', ');
    throw new WrongUsage(`${(error as Error).message} Known here: ${known}.`);
  }
}

export function required(value: string | undefined, flag: string): string {
  if (value === undefined || value === '') throw new WrongUsage(`--${flag} is missing.`);
  return value;
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new WrongUsage(`--port must be a number from 0 to 65535, not "${text}".`);
  return port;
}

/** A folder that a node has written to. */
export function existingFolder(given: string | undefined): string {
  const folder = required(given, 'data');
  if (existsSync(logPath(folder))) return folder;
  const within = folderWithLogIn(folder);
  const hint = within ? `; did you mean ${within}?` : ': no embedded node has written there.';
  throw new WrongUsage(`${folder} holds no event log${hint}`);
}

/** Services keep the node's folder among others of theirs. */
function folderWithLogIn(folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => join(folder, name)).find((path) => existsSync(logPath(path)));
}
