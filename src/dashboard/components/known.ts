/** Read models that are behind by less are as good as new. */
export const NOTICED_MS = 10_000;

/**
 * How far figures are read. A log without events was read as a whole by a consumer that keeps up: nothing is known then, in
 * full. Null: nobody can say what the figures would be.
 */
export function knownUpTo(position: string | null, lagMs: number | null): string | null {
  const keepsUp = lagMs !== null && lagMs < NOTICED_MS;
  return position ?? (keepsUp ? 'the beginning' : null);
}
