import { backoffMs, type BackoffPolicy } from '../../kernel/backoff.js';
import { toRfc3339 } from '../../kernel/time.js';
import { usedBy } from '../evolve-line.js';
import type { LineFailed } from '../results.js';
import type { Tries } from '../state.js';

export interface RetryPolicy extends BackoffPolicy {
  readonly maxAttempts: number;
  readonly maxAgeMs: number;
}

/**
 * When a failure is tried again by itself (RFC 3339). Null: no time is set, either because nobody tries again or because the
 * module as a whole must recover first.
 * @param jitter random in [0, 1)
 * @param now epoch ms
 */
export function nextAttemptAt(
  tries: Tries,
  failure: LineFailed,
  { policy, jitter }: { readonly policy: RetryPolicy; readonly jitter: number },
  now: number,
): string | null {
  const failures = tries.budgetUsed + 1;
  if (!failure.retryable || failure.class === 'configuration') return null;
  if (failures >= policy.maxAttempts || isUsedUp(tries, failure)) return null;
  const at = now + Math.max(backoffMs(policy, failures, jitter), failure.retryAfterMs ?? 0);
  return at - (tries.failingSince ?? now) > policy.maxAgeMs ? null : toRfc3339(at);
}

/** An answer that rarely heals is heard so often and no more, however often the other side was away before it. */
function isUsedUp(tries: Tries, { code, maxAttempts }: LineFailed): boolean {
  return maxAttempts !== undefined && usedBy(tries, code) + 1 >= maxAttempts;
}

/** A module that is still broken as a whole tells nothing new: one event for each line and cause, not one for each look. */
export function repeatsConfigurationFailure(
  { failure: last }: Tries,
  failure: LineFailed,
): boolean {
  return (
    failure.class === 'configuration' &&
    last?.class === 'configuration' &&
    last.code === failure.code &&
    last.retryable === failure.retryable
  );
}
