import { readFileSync } from 'node:fs';
import type { ConfigProblem } from './config-error.js';

const ENDING = '_FILE';

/** Longer than any secret; what is longer was named by mistake. */
const MOST_BYTES = 64 * 1024;

/**
 * The environment with what stands in files: `JWT_SECRET_FILE=/run/secrets/jwt` is `JWT_SECRET` with that file's content,
 * without the line's end. So orchestrators hand secrets over, and `ps` shows none.
 * @param mayBeInFile names for which this holds
 */
export function withSecretFiles(
  env: NodeJS.ProcessEnv,
  mayBeInFile: (name: string) => boolean,
  problems: ConfigProblem[],
): NodeJS.ProcessEnv {
  const read: NodeJS.ProcessEnv = { ...env };
  for (const [variable, file] of Object.entries(env)) {
    const name = variable.slice(0, -ENDING.length);
    if (!variable.endsWith(ENDING) || !mayBeInFile(name)) continue;
    Reflect.deleteProperty(read, variable);
    if (isUnset(file)) continue;
    const { text, wrong } = isUnset(env[name]) ? contentOf(file) : besideItself(name);
    if (wrong === undefined) read[name] = text;
    else problems.push({ variable, wrong, example: `${variable}=/run/secrets/${example(name)}` });
  }
  return read;
}

function isUnset(value: string | undefined): value is undefined | '' {
  return value === undefined || value === '';
}

function besideItself(name: string): Content {
  return { wrong: `is set beside ${name}: keep one.` };
}

function example(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

type Content =
  | { readonly text: string; readonly wrong?: never }
  | { readonly text?: never; readonly wrong: string };

function contentOf(file: string): Content {
  try {
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (text === '') return { wrong: `names ${file}, which is empty.` };
    return text.length > MOST_BYTES
      ? { wrong: `names ${file}, which is no secret: too long.` }
      : { text };
  } catch (error) {
    return { wrong: `names ${file}, which cannot be read (${codeOf(error)}).` };
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error && 'code' in error
    ? String(error.code)
    : 'for no reason';
}
