import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { PartyTables } from './parties.tables.js';
import { RAMP_STEP_MS, rampRoom } from './party-rooms.js';

const tables = queryBuilder<PartyTables>();

/** A party that stays unwell is asked at least so often, unless its first rest is longer. */
export const LONGEST_REST_MS = 60_000;

/** An open breaker that nobody asks any more, for nothing is due, is forgotten after so long. */
export const FORGOTTEN_AFTER_MS = 900_000;

const doubled = sql`greatest(b.wait_ms, least(b.wait_ms * 2, ${sql.lit(LONGEST_REST_MS)}))`;
const forgottenAfter = sql.lit(FORGOTTEN_AFTER_MS);

/** Opens it, and says of it when it is asked next. */
const opened = (reason: string, wait = doubled) => sql`
  state = 'open', reason = ${reason}, wait_ms = ${wait}, probe_at = now_ms() + ${wait},
  probe = null, probe_until = null, ramp_from = null,
  expires_at = now_ms() + ${wait} + ${forgottenAfter}`;

export interface Failing {
  readonly party: string;
  /** In a row. */
  readonly failures: number;
  readonly reason: string;
  readonly limits: { readonly failures: number; readonly openMs: number };
}

/**
 * Opens the breaker if the party has failed often enough: while it recovers, as often as what it is given at once. One that is
 * open stays as it is: what was begun before it opened tells nothing new.
 * @returns true: it was opened now
 */
export async function openBreaker(
  database: Database,
  { party, failures, reason, limits }: Failing,
): Promise<boolean> {
  const { failures: most, openMs } = limits;
  const rows = await database.rows(
    sql<{ party: string }>`
      with reopened as (
        update party_breakers b set ${opened(reason)}, since = now_ms()
        where b.party = ${party} and b.state = 'ramping' and b.expires_at > now_ms()
          and ${failures}::int >= least(${most}::int, ${rampRoom})
        returning b.party
      ), fresh as (
        insert into party_breakers as b
          (party, state, since, reason, wait_ms, probe_at, expires_at)
        select ${party}, 'open', now_ms(), ${reason}, ${openMs}::bigint, now_ms() + ${openMs}::bigint,
          now_ms() + ${openMs}::bigint + ${forgottenAfter}
        where ${failures}::int >= ${most}::int and not exists (select 1 from reopened)
        on conflict (party) do update set ${opened(reason, sql`excluded.wait_ms`)}, since = excluded.since
        where b.expires_at <= now_ms()
        returning b.party
      )
      select party from reopened union all select party from fresh`.compile(tables),
  );
  return rows.length > 0;
}

/** Fails still: asked again after twice the time. */
export async function probeFailed(
  database: Database,
  {
    party,
    token,
    reason,
  }: { readonly party: string; readonly token: string; readonly reason: string },
): Promise<void> {
  await database.run(
    sql`update party_breakers b set ${opened(reason)}
      where b.party = ${party} and b.probe = ${token} and b.state = 'open'`.compile(tables),
  );
}

/** Nothing was found out: another one may. */
export async function freeProbe(database: Database, party: string, token: string): Promise<void> {
  await database.run(
    sql`update party_breakers b set probe = null, probe_until = null
      where b.party = ${party} and b.probe = ${token}`.compile(tables),
  );
}

/** It is well: it is given one command at once, then twice as many, up to its room. What was given back is due. */
export async function probeWorked(
  database: Database,
  party: string,
  token: string,
  room: number,
): Promise<void> {
  const rampMs = RAMP_STEP_MS * (Math.ceil(Math.log2(Math.max(room, 1))) + 1);
  await database.run(
    sql`
      with recovered as (
        update party_breakers b set state = 'ramping', ramp_from = now_ms(), probe = null,
          probe_until = null, expires_at = now_ms() + ${rampMs}
        where b.party = ${party} and b.probe = ${token} and b.state = 'open'
        returning b.party
      ), waiting as (
        select d.stream, d.party from due_commands d join recovered on recovered.party = d.party
        where d.not_before > now_ms() order by d.stream, d.party for update of d
      )
      update due_commands d set not_before = 0, given_back = 0
      from waiting where d.stream = waiting.stream and d.party = waiting.party`.compile(tables),
  );
}

/** A breaker as it stands. Times are epoch ms. */
export interface PartyBreaker {
  readonly party: string;
  readonly state: 'open' | 'ramping';
  /** Of the state. */
  readonly since: number;
  readonly reason: string;
  readonly probeAt: number;
  /** What all processes together give it at once; null while it is open. */
  readonly room: number | null;
}

export function partyBreakers(database: Database): Promise<readonly PartyBreaker[]> {
  return database.rows(
    sql<PartyBreaker>`
      select party, state, coalesce(ramp_from, since) as since, reason, probe_at as "probeAt",
        case when state = 'ramping' then ${rampRoom} end as room
      from party_breakers b where expires_at > now_ms()`.compile(tables),
  );
}
