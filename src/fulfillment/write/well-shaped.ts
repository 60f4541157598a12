import { FAILURE_CLASSES } from '../../kernel/failure.js';
import type { AttemptResult, RevocationResult } from '../../order/results.js';

type Result = AttemptResult | RevocationResult;

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (...values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'string');

/** What the port asks for, by kind. The compiler keeps the kinds right; what a module of one's own says, nobody has compiled. */
const SHAPED: {
  readonly [Kind in Result['kind']]: (result: Extract<Result, { kind: Kind }>) => boolean;
} = {
  fulfilled: ({ receipt }) => isObject(receipt),
  revoked: ({ receipt }) => isObject(receipt),
  deferred: ({ checkAfterMs, note }) => Number.isFinite(checkAfterMs) && areTexts(note),
  failed: ({ code, message, retryable, outcomeUnknown = false, ...failure }) =>
    areTexts(code, message) &&
    [retryable, outcomeUnknown].every((value) => typeof value === 'boolean') &&
    FAILURE_CLASSES.includes(failure.class),
};

/** A result that can be recorded: what could not be read again must not be written. */
export function isWellShaped(result: Result): boolean {
  const kind: unknown = isObject(result) ? result.kind : undefined;
  if (typeof kind !== 'string' || !Object.hasOwn(SHAPED, kind)) return false;
  return (SHAPED[kind as Result['kind']] as (result: Result) => boolean)(result);
}
