import { typedOf, type RefusedForm, type Typed } from '../typed.js';

export type { Typed };

export type ActName = 'retry' | 'revoke' | 'settle' | 'settle-money' | 'note';

/** A form that was refused: it is shown again with what was typed, and why. */
export interface Attempt extends RefusedForm {
  readonly act: ActName;
  /** The line it is about; undefined: the order. */
  readonly line: string | undefined;
}

export function typedIn(attempt: Attempt | undefined, act: ActName, line?: string): Typed {
  return typedOf(isAt(attempt, act, line) ? attempt : undefined);
}

export function isAt(
  attempt: Attempt | undefined,
  act: ActName,
  line?: string,
): attempt is Attempt {
  return attempt?.act === act && attempt.line === line;
}
