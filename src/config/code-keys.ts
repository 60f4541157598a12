import type { ConfigProblem } from './config-error.js';
import type { Values } from './variables.js';

/** What enrollment codes are made with. */
export interface CodeKeyConfig {
  /** undefined: a key of the vault, made at first use. */
  readonly current: string | undefined;
  /** Codes made with them are still good. */
  readonly previous: readonly string[];
}

export function codeKeysOf({ CODE_KEY, CODE_KEY_PREVIOUS }: Values): CodeKeyConfig {
  return { current: CODE_KEY, previous: CODE_KEY_PREVIOUS ?? [] };
}

/** Says nothing of the values. */
export function codeKeyProblems(
  { CODE_KEY: key, CODE_KEY_PREVIOUS: previous = [], MASTER_KEY: master }: Values,
  given: (name: 'CODE_KEY' | 'CODE_KEY_PREVIOUS') => boolean,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (given('CODE_KEY_PREVIOUS') && !given('CODE_KEY')) {
    const wrong = 'is missing, but CODE_KEY_PREVIOUS is set: there is nothing that came after it.';
    problems.push({
      variable: 'CODE_KEY',
      wrong,
      example: 'CODE_KEY="$(openssl rand -base64 48)"',
    });
  }
  if (key !== undefined && previous.includes(key)) {
    const wrong = 'names what CODE_KEY is, so it is not one from before.';
    const example = 'CODE_KEY_PREVIOUS=<what CODE_KEY was>';
    problems.push({ variable: 'CODE_KEY_PREVIOUS', wrong, example });
  }
  if (key !== undefined && key === master) {
    const wrong = 'is the same as MASTER_KEY, which may have to be changed for reasons of its own.';
    problems.push({
      variable: 'CODE_KEY',
      wrong,
      example: 'CODE_KEY="$(openssl rand -base64 48)"',
    });
  }
  return problems;
}
