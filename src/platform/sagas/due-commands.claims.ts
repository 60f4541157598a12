import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { ClaimedCommand, Settled } from './due-command.js';
import type { DueCommandTables } from './due-commands.tables.js';

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
  readonly claimed_at: number;
}

/** Whom a person paused is left out, and so holds back nobody else. */
const isNotPaused = sql`not exists (select 1 from paused_parties h where h.party = due_commands.party)`;

const claimable = sql`
  greatest(due_at, not_before) <= now_ms() and generation >= acted
  and (lease is null or lease_until < now_ms()) and ${isNotPaused}`;

/**
 * Claims up to `limit` commands that are due, oldest first, and with them whatever else is due of their streams, so that
 * it is done together. Two workers never get the same.
 */
export async function claimDue(
  database: Database,
  claim: { readonly token: string; readonly limit: number; readonly leaseMs: number },
): Promise<readonly ClaimedCommand[]> {
  const { token, limit, leaseMs } = claim;
  const rows = await database.rows(
    sql<ClaimedRow>`
      with due as (
        select stream, party from due_commands
        where ${claimable}
        order by greatest(due_at, not_before)
        limit ${limit}
        for update skip locked
      ), with_mates as (
        select stream, party from due_commands
        where stream in (select stream from due) and ${claimable}
        for update skip locked
      )
      update due_commands d
      set lease = ${token}, lease_until = now_ms() + ${leaseMs}, claims = d.claims + 1,
        seen_wakes = d.wakes
      from with_mates
      where d.stream = with_mates.stream and d.party = with_mates.party
      returning d.stream, d.party, d.command, d.lines, d.generation, d.claims, d.given_back, d.wakes,
        now_ms() as claimed_at`.compile(tables),
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
 * Milliseconds until the next command is due that nobody holds; undefined: there is none. What is held is found by looking
 * now and then: so this looks at one end of an index, however many commands wait.
 */
export async function untilNextDue(database: Database): Promise<number | undefined> {
  const row = await database.firstRow(
    sql<{ wait: number }>`
      select greatest(due_at, not_before) - now_ms() as wait
      from due_commands where generation >= acted and lease is null and ${isNotPaused}
      order by greatest(due_at, not_before) limit 1`.compile(tables),
  );
  return row?.wait;
}

/**
 * Only when every holder is known to be dead: the embedded engine belongs to one process, and that is this one. What was
 * given back is looked at again at once, for a restart is how a configuration is corrected.
 */
export async function voidAllLeases(database: Database): Promise<void> {
  await database.run(
    sql`update due_commands set lease = null, lease_until = null, not_before = 0, given_back = 0
      where lease is not null or not_before > 0`.compile(tables),
  );
}
