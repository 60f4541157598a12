import { setTimeout as pause } from 'node:timers/promises';
import { backoffMs, type BackoffPolicy } from '../../kernel/backoff.js';
import { NO_WAKES, type Wakes } from '../sql/wakes.js';
import { PARK_LIMIT, type ParkLimit } from './parking-decision.js';
import { SWEEP_PACE, type SweepPace } from './sweeping.js';

const BACKOFF: BackoffPolicy = { baseMs: 200, capMs: 10_000 };
/** How often the leader renews its lead and others ask for it: with `LEAD_MS`, a crash costs at most 8 s. */
export const TICK_MS = 2_000;

/** Each transaction costs the same for one event and for hundreds (docs/adr 0032). */
const APART_MS = 50;

/** How fast a consumer does what no event asks it to. */
export interface Pace {
  /** Waits after so many failures in a row. */
  readonly rest: (failures: number, signal: AbortSignal) => Promise<void>;
  readonly tickMs: number;
  /** Between two of its transactions, unless there is enough to take in; ms. */
  readonly apartMs: number;
  readonly limit: ParkLimit;
  readonly sweep: SweepPace;
  /** How others hear of what it plans. */
  readonly wakes: Wakes;
  /** Whether this process may lead it at all. Whatever changes that for one that does has to end its lead. */
  readonly mayLead: () => Promise<boolean>;
}

export const PACE: Pace = {
  rest: async (failures, signal) => {
    const wait = backoffMs(BACKOFF, failures, Math.random());
    await pause(wait, undefined, { signal }).catch(() => undefined);
  },
  tickMs: TICK_MS,
  apartMs: APART_MS,
  limit: PARK_LIMIT,
  sweep: SWEEP_PACE,
  wakes: NO_WAKES,
  mayLead: () => Promise.resolve(true),
};
