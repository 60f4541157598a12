import type { LineOutcome, RetryPolicy } from '../../src/order/decide/record-outcomes.js';
import type { LineFailed } from '../../src/order/results.js';
import { countingId } from './given-when-then.js';
import { fulfillmentFailed } from './order-fixtures.js';

export const RETRY_POLICY: RetryPolicy = {
  ...{ baseMs: 2000, capMs: 900_000 },
  ...{ maxAttempts: 100, maxAgeMs: 86_400_000 },
};

/** What a module answered for one attempt at line 1; jitter 0.5 unless told. */
export function outcome(overrides: Partial<LineOutcome> = {}): LineOutcome {
  return {
    ...{ lineId: '1', module: 'enrollment', basis: 1, commandId: countingId(1000) },
    ...{ jitter: 0.5, policy: RETRY_POLICY },
    result: { kind: 'fulfilled', receipt: { mode: 'verified' } },
    ...overrides,
  };
}

export function failedResult(overrides: Partial<LineFailed> = {}): LineFailed {
  const { code, message } = fulfillmentFailed().data;
  return { kind: 'failed', class: 'server', code, message, retryable: true, ...overrides };
}

/** A line was undone. */
export function revokedOutcome(overrides: Partial<LineOutcome> = {}): LineOutcome {
  return outcome({ result: { kind: 'revoked', receipt: { is_active: false } }, ...overrides });
}

/** Undoing it failed. */
export function unrevokedOutcome(
  result: Partial<LineFailed> = {},
  overrides: Partial<LineOutcome> = {},
) {
  return outcome({
    result: { kind: 'revocation-failed', failure: failedResult(result) },
    ...overrides,
  });
}

/** An outcome whose attempt failed. */
export function failedOutcome(
  result: Partial<LineFailed> = {},
  overrides: Partial<LineOutcome> = {},
): LineOutcome {
  return outcome({ result: failedResult(result), ...overrides });
}
