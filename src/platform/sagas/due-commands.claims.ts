import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { ClaimedCommand, Settled } from './due-command.js';
import type { DueCommandTables } from './due-commands.tables.js';
import type { Rooms } from './party-rooms.js';

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

interface NothingElse {
  readonly stream: null;
  readonly wait: number | null;
  readonly full_parties: readonly string[];
  readonly paused: readonly string[];
}

export interface Claim {
  readonly token: string;
  readonly rooms: Rooms;
  readonly leaseMs: number;
}

/** What a claim gave. */
export interface Claimed {
  readonly commands: readonly ClaimedCommand[];
  /**
   * Milliseconds until another command is due that nobody holds and that there is room for; 0 or less: it is due already.
   * Undefined: there is none. What others hold is found by looking now and then.
   */
  readonly nextInMs: number | undefined;
  /** Those who were given all that there is room for, though that be nothing: they may have more to do. */
  readonly full: readonly string[];
  /** Whom a person stopped. */
  readonly paused: readonly string[];
}

/**
 * Claims what is due: of each party the oldest, as many as there is room for, whatever waits for the others; of one whose
 * breaker is open a single one, over all processes. Two workers never get the same. It reads as many rows as there is room
 * for and as are at work, however many wait.
 */
export async function claimDue(
  database: Database,
  { token, rooms: { free, otherwise }, leaseMs }: Claim,
): Promise<Claimed> {
  const rows = await database.rows(
    sql<ClaimedRow | NothingElse>`
      select * from claim_commands(${token}, ${leaseMs},
        ${[...free.keys()]}::text[], ${[...free.values()]}::int[], ${otherwise})`.compile(tables),
  );
  const commands: ClaimedCommand[] = [];
  let end: NothingElse | undefined;
  for (const row of rows) {
    if (row.stream === null) end = row;
    else commands.push(commandOf(row, token));
  }
  const { wait, full_parties: full = [], paused = [] } = end ?? {};
  return { commands, nextInMs: wait ?? undefined, full, paused };
}

function commandOf(row: ClaimedRow, token: string): ClaimedCommand {
  const { stream, party, command, lines, generation, wakes, probes } = row;
  return {
    ...{ stream, party, command, lineIds: lines, generation, token, wakes, probes },
    ...{ lostClaims: row.claims - 1, givenBack: row.given_back, claimedAt: row.claimed_at },
  };
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
 * Lets go of claims. What somebody woke meanwhile is due at once; what was taken over meanwhile is left alone.
 * @returns milliseconds until one of them is due again, 0 or less: it is already; undefined: none is until it is planned anew
 */
export async function release(
  database: Database,
  settlements: readonly Settlement[],
): Promise<number | undefined> {
  const column = <T>(value: (settlement: Settlement) => T): T[] => settlements.map(value);
  const row = await database.firstRow(
    sql<{ wait: number | null }>`
      select release_due_commands(
        ${column(({ claimed }) => claimed.stream)}::text[],
        ${column(({ claimed }) => claimed.party)}::text[],
        ${column(({ claimed }) => claimed.token)}::text[],
        ${column(({ claimed }) => claimed.generation)}::bigint[],
        ${column(({ claimed }) => claimed.wakes)}::int[],
        ${column(({ settled }) => (settled.kind === 'acted' ? settled.revision : -1))}::bigint[],
        ${column(({ settled }) => (settled.kind === 'acted' ? null : settled.afterMs))}::bigint[]
      ) as wait`.compile(tables),
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
