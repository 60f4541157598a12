import type { JsonObject } from '../json.js';
import type { Change } from './books.js';
import type { Call } from './call.js';

/** One call as it was, and what came of it. */
export interface LedgerCall {
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly user?: string | undefined;
  readonly course?: string | undefined;
  readonly mode?: string | undefined;
  /** Null: the connection was dropped instead of an answer. */
  readonly status: number | null;
  /** The books were changed by this call. */
  readonly applied: boolean;
  readonly fault?: string | undefined;
  readonly headers: JsonObject;
  readonly query?: JsonObject;
  readonly body?: JsonObject;
}

/** A line of the journal: a call of the LMS's APIs, or a change a tester made. */
export interface JournalEntry {
  readonly at: string;
  readonly call?: LedgerCall;
  readonly changes: readonly Change[];
}

const keptHeaders = [
  'content-type',
  'user-agent',
  'x-forwarded-for',
  'x-edx-ga-client-id',
  'idempotency-key',
  'traceparent',
] as const;

/** Headers that matter. Secrets leave no more than a word about what they were. */
export function ledgerHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  { caller, authorization }: Pick<Call, 'caller' | 'authorization'>,
): JsonObject {
  const kept = keptHeaders.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const key = headers['x-edx-api-key'] === undefined ? 'absent' : caller.hasKey ? 'right' : 'wrong';
  const scheme = authorization?.split(' ')[0];
  return {
    ...Object.fromEntries(kept),
    'x-edx-api-key': key,
    ...(scheme !== undefined && { authorization: scheme }),
  };
}
