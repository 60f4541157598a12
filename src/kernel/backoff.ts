/** Exponential backoff with full jitter. */
export interface BackoffPolicy {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * How long to wait before attempt `failures + 1`, in ms.
 * @param failures how often it failed already, at least 1
 * @param jitter random in [0, 1), from outside
 */
export function backoffMs(policy: BackoffPolicy, failures: number, jitter: number): number {
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** Math.min(failures - 1, 40));
  return Math.floor(ceiling * jitter);
}
