import type { Next } from '../../../order/diagnosis.js';
import type { DueCommandNow } from '../../../platform/sagas/due-commands.of-stream.js';

/**
 * How far what happens next is. `at-work`: a worker has it. `due`: the next free worker takes it. `scheduled`: at its time.
 * `unplanned`: the newest event has not come to the planner yet, which takes a moment. `unknown`: SQL cannot be asked now.
 */
export type Progress = 'at-work' | 'due' | 'scheduled' | 'unplanned' | 'unknown';

export interface NextNow {
  /** Epoch ms; later than planned when a worker could do nothing and gave it back. */
  readonly at: number;
  readonly progress: Progress;
}

/**
 * What the workers' table says of it.
 * @param rows undefined: it cannot be asked
 * @param revision of the order
 */
export function nextNow(
  { party, at }: Next,
  revision: number,
  rows: readonly DueCommandNow[] | undefined,
): NextNow {
  if (!rows) return { at, progress: 'unknown' };
  const row = rows.find((one) => one.party === party);
  if (!row || row.generation < revision) return { at, progress: 'unplanned' };
  if (row.leaseUntil !== null && row.leaseUntil > row.now) return { at, progress: 'at-work' };
  const from = Math.max(at, row.notBefore);
  return { at: from, progress: from <= row.now ? 'due' : 'scheduled' };
}
