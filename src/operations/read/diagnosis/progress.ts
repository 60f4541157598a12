import type { Next } from '../../../order/diagnosis.js';
import {
  waitingFor,
  type PartyHold,
  type WaitingFor,
} from '../../../platform/sagas/party-holds.js';
import type { Planner } from './planner.js';
import type { DueCommandNow } from '../../../platform/sagas/due-commands.of-stream.js';

/**
 * How far what happens next is. `at-work`: a worker has it. `due`: the next free worker takes it. `scheduled`: at its time.
 * `held`: the module is paused or rests. `unplanned`: the newest event has not come to the planner yet, which takes a moment. `unknown`: SQL cannot be asked now.
 */
export type Progress = 'at-work' | 'due' | 'scheduled' | 'held' | 'unplanned' | 'unknown';

export interface NextNow {
  /** Epoch ms; later than planned when a worker could do nothing and gave it back. */
  readonly at: number;
  readonly progress: Progress;
  /** Why nobody takes it, whatever its time. */
  readonly waitingFor?: WaitingFor;
}

/** What workers know. */
export interface Workers {
  /** What is planned of the order; undefined: nobody can say. */
  readonly rows: readonly DueCommandNow[] | undefined;
  readonly holds: readonly PartyHold[];
  /** Undefined: nobody can say. */
  readonly planner?: Planner | undefined;
}

/**
 * What the workers' tables say of it.
 * @param revision of the order
 */
export function nextNow({ party, at }: Next, revision: number, { rows, holds }: Workers): NextNow {
  if (!rows) return { at, progress: 'unknown' };
  const row = rows.find((one) => one.party === party);
  const hold = holds.find((one) => one.party === party);
  if (row && row.leaseUntil !== null && row.leaseUntil > row.now)
    return { at, progress: 'at-work' };
  if (hold) return { at, progress: 'held', waitingFor: waitingFor(hold) };
  if (!row || row.generation < revision) return { at, progress: 'unplanned' };
  const from = Math.max(at, row.notBefore);
  return { at: from, progress: from <= row.now ? 'due' : 'scheduled' };
}
