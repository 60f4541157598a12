import type { Problem } from '../../platform/http/problem.js';

export type ActName = 'retry' | 'revoke' | 'settle' | 'note';

/** A form that was refused: it is shown again with what was typed, and why. */
export interface Attempt {
  readonly act: ActName;
  /** The line it is about; undefined: the order. */
  readonly line: string | undefined;
  readonly key: string | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly problem: Problem;
}

/** What a form shows of an attempt at the same act. */
export interface Typed {
  readonly key: string | undefined;
  value(name: string): string | undefined;
  fault(name: string): string | undefined;
}

const NOTHING: Typed = { key: undefined, value: () => undefined, fault: () => undefined };

export function typedIn(attempt: Attempt | undefined, act: ActName, line?: string): Typed {
  if (!isAt(attempt, act, line)) return NOTHING;
  const { key, typed, problem } = attempt;
  return {
    key,
    value: (name) => typed[name],
    fault: (name) => problem.errors?.find(({ path }) => path === name)?.message,
  };
}

export function isAt(
  attempt: Attempt | undefined,
  act: ActName,
  line?: string,
): attempt is Attempt {
  return attempt?.act === act && attempt.line === line;
}
