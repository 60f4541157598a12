import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { ClaimedCommand, Settled } from './due-command.js';
import type { DueCommandTables } from './due-commands.tables.js';
import { probeOpensAt, roomsOf, type Rooms } from './party-rooms.js';

const tables = queryBuilder<DueCommandTables>();

interface ClaimedRow {
  readonly stream: string;
  readonly party: string;
  readonly command: string;
  readonly lines: readonly string[];
  readonly generation: number;
  readonly claims: number;
  readonly given_back: number;
  readonly wakes: number;
  readonly probes: boolean;
  readonly claimed_at: number;
}

const claimable = sql`
  greatest(d.due_at, d.not_before) <= r.at and d.generation >= d.acted
  and (d.lease is null or d.lease_until < r.at)`;

export interface Claim {
  readonly token: string;
  readonly rooms: Rooms;
  readonly leaseMs: number;
}

/**
 * Claims what is due: of each party the oldest, as many as there is room for, whatever waits for the others; of one whose
 * breaker is open a single one, over all processes. Two workers never get the same.
 */
export async function claimDue(
  database: Database,
  { token, rooms, leaseMs }: Claim,
): Promise<readonly ClaimedCommand[]> {
  const rows = await database.rows(
    sql<ClaimedRow>`
      with recursive ${roomsOf(rooms)}, due as (
        select d.stream, r.party, r.opens_at is not null as probes
        from rooms r cross join lateral (
          select d.stream from due_commands d
          where d.party = r.party and ${claimable}
          order by greatest(d.due_at, d.not_before)
          limit r.free
          for update skip locked
        ) as d
      ), probing as (
        update party_breakers b set probe = ${token}, probe_until = now_ms() + ${leaseMs}
        from due
        where b.party = due.party and due.probes and b.state = 'open' and ${probeOpensAt} <= now_ms()
        returning b.party
      )
      update due_commands d
      set lease = ${token}, lease_until = now_ms() + ${leaseMs}, claims = d.claims + 1,
        seen_wakes = d.wakes
      from due
      where d.stream = due.stream and d.party = due.party
        and (not due.probes or due.party in (select party from probing))
      returning d.stream, d.party, d.command, d.lines, d.generation, d.claims, d.given_back, d.wakes,
        due.probes, now_ms() as claimed_at`.compile(tables),
  );
  return rows.map(({ lines, claims, given_back, claimed_at, ...row }) => ({
    ...row,
    token,
    lineIds: lines,
    lostClaims: claims - 1,
    givenBack: given_back,
    claimedAt: claimed_at,
  }));
}

/** Keeps a claim for another `leaseMs`. False: it is not ours any more. */
export async function renewLease(
  database: Database,
  { stream, party, token }: ClaimedCommand,
  leaseMs: number,
): Promise<boolean> {
  const { affectedRows } = await database.run(
    sql`update due_commands set lease_until = now_ms() + ${leaseMs}
      where stream = ${stream} and party = ${party} and lease = ${token}`.compile(tables),
  );
  return affectedRows === 1;
}

/** A claim and how it ended. */
export interface Settlement {
  readonly claimed: ClaimedCommand;
  readonly settled: Settled;
}

/**
 * Lets go of claims. What somebody woke meanwhile is due at once; what was taken over meanwhile is left alone. The rows
 * are locked in the order in which `writePlans` locks them, so that the two never wait for each other crosswise.
 */
export async function release(
  database: Database,
  settlements: readonly Settlement[],
): Promise<void> {
  const column = <T>(value: (settlement: Settlement) => T): T[] => settlements.map(value);
  await database.run(
    sql`
      with settled as (
        select d.stream, d.party, s.generation, s.wakes, s.acted, s.after_ms
        from due_commands d
        join unnest(
          ${column(({ claimed }) => claimed.stream)}::text[],
          ${column(({ claimed }) => claimed.party)}::text[],
          ${column(({ claimed }) => claimed.token)}::text[],
          ${column(({ claimed }) => claimed.generation)}::bigint[],
          ${column(({ claimed }) => claimed.wakes)}::int[],
          ${column(({ settled }) => (settled.kind === 'acted' ? settled.revision : -1))}::bigint[],
          ${column(({ settled }) => (settled.kind === 'acted' ? null : settled.afterMs))}::bigint[]
        ) as s (stream, party, token, generation, wakes, acted, after_ms)
          on d.stream = s.stream and d.party = s.party and d.lease = s.token
        order by d.stream, d.party
        for update of d
      )
      update due_commands d
      set lease = null, lease_until = null, claims = 0,
        acted = greatest(d.acted, s.acted),
        given_back = case when s.after_ms is null then 0 else d.given_back + 1 end,
        not_before = case
          when s.after_ms is null or d.generation <> s.generation then d.not_before
          when d.wakes <> s.wakes then 0
          else now_ms() + s.after_ms end
      from settled s
      where d.stream = s.stream and d.party = s.party`.compile(tables),
  );
}

/**
 * Milliseconds until the next command is due that nobody holds and that there is room for; undefined: there is none. What is
 * held is found by looking now and then: so this looks at one end of an index for each party, however many commands wait.
 */
export async function untilNextDue(database: Database, rooms: Rooms): Promise<number | undefined> {
  const row = await database.firstRow(
    sql<{ wait: number | null }>`
      with recursive ${roomsOf(rooms)}
      select min(greatest(d.due, r.opens_at) - r.at) as wait
      from rooms r cross join lateral (
        select greatest(d.due_at, d.not_before) as due from due_commands d
        where d.party = r.party and d.generation >= d.acted and d.lease is null
        order by greatest(d.due_at, d.not_before) limit 1
      ) as d
      where r.free > 0 or r.opens_at > r.at`.compile(tables),
  );
  return row?.wait ?? undefined;
}

/**
 * Only when every holder is known to be dead: the embedded engine belongs to one process, and that is this one. What was
 * given back is looked at again at once, for a restart is how a configuration is corrected.
 */
export async function voidAllLeases(database: Database): Promise<void> {
  await database.transaction([
    sql`update due_commands set lease = null, lease_until = null, not_before = 0, given_back = 0
      where lease is not null or not_before > 0`.compile(tables),
    sql`delete from party_breakers`.compile(tables),
  ]);
}
