import type { Line } from '../order/state.js';

/** The module that gives codes, as outcomes name it. */
const MODULE = 'enrollment-code';

/** What a line gave, as its receipt says. */
export interface CodesOfLine {
  readonly count: number;
  readonly keyId: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** Undefined: it gave none, or not yet. */
export function codesOfLine(line: Line | undefined): CodesOfLine | undefined {
  if (line?.module !== MODULE || !line.receipt) return undefined;
  const { codes: count, keyId, expiresAt } = line.receipt;
  if (typeof count !== 'number' || typeof keyId !== 'string' || typeof expiresAt !== 'string') {
    return undefined;
  }
  return { count, keyId, expiresAt };
}
