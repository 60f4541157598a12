import type { SqlResult, Statement } from '../sql-engine.js';
import { RowCountMismatch, SqlError, SqlUnavailable } from '../sql-errors.js';
import type { Happened } from '../sql-errors.js';

/** What the service's thread asks PGlite's. */
export type Request =
  | { readonly id: number; readonly kind: 'transaction'; readonly statements: readonly Statement[] }
  | { readonly id: number; readonly kind: 'query'; readonly statement: Statement }
  | { readonly id: number; readonly kind: 'close' };

/** And what it gets back; the first message says how the opening went. */
export type Reply =
  | { readonly kind: 'opened'; readonly opening: { readonly rebuiltBecause?: string } }
  | { readonly kind: 'results'; readonly id: number; readonly results: readonly SqlResult[] }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure };

/** An error loses its class and its own fields between threads. */
type Failure =
  | { kind: 'mismatch'; expected: number; actual: number; sql: string }
  | { kind: 'unavailable'; message: string; happened: Happened }
  | { kind: 'sql'; message: string; code: string; details: SqlError['details'] }
  | { kind: 'type' | 'range' | 'other'; message: string };

export function packError(error: unknown): Failure {
  if (error instanceof RowCountMismatch) {
    return { kind: 'mismatch', expected: error.expected, actual: error.actual, sql: error.sql };
  }
  if (error instanceof SqlUnavailable) {
    return { kind: 'unavailable', message: error.message, happened: error.happened };
  }
  if (error instanceof SqlError) {
    return { kind: 'sql', message: error.message, code: error.code, details: error.details };
  }
  if (error instanceof TypeError) return { kind: 'type', message: error.message };
  if (error instanceof RangeError) return { kind: 'range', message: error.message };
  return { kind: 'other', message: error instanceof Error ? error.message : String(error) };
}

export function unpackError(failure: Failure): Error {
  switch (failure.kind) {
    case 'mismatch':
      return new RowCountMismatch(failure.expected, failure.actual, failure.sql);
    case 'unavailable':
      return new SqlUnavailable(failure.message, failure.happened);
    case 'sql':
      return new SqlError(failure.message, failure.code, failure.details);
    case 'type':
      return new TypeError(failure.message);
    case 'range':
      return new RangeError(failure.message);
    case 'other':
      return new Error(failure.message);
  }
}
