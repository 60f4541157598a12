import { sql } from 'kysely';

/** For how many more commands a process has room, by party. */
export interface Rooms {
  readonly free: ReadonlyMap<string, number>;
  /** Of a party that is not named. */
  readonly otherwise: number;
}

/** While a party recovers, what it is given at once doubles in this time. */
export const RAMP_STEP_MS = 5_000;

/** What all processes together give a party that recovers; of a row `b` of `party_breakers`. */
export const RAMP_ROOM = `(1 << least((now_ms() - b.ramp_from) / ${RAMP_STEP_MS}, 20)::int)`;

export const rampRoom = sql.raw<number>(RAMP_ROOM);

/** When the next probe of an open breaker `b` may be claimed. */
export const PROBE_OPENS_AT = 'greatest(b.probe_at, coalesce(b.probe_until, 0))';
