import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import { nowMs, queryBuilder } from '../sql/query-builder.js';
import { expectRows, type Query } from '../sql/query.js';
import type { ParkingTables } from './parking.tables.js';
import type { StreamFault } from './stream-fault.js';

const tables = queryBuilder<ParkingTables>();

/** A stream about to be parked: which events wait, and why. */
export interface Park {
  readonly stream: string;
  readonly from: number;
  readonly last: number;
  readonly fault: StreamFault;
}

/** A parked stream that somebody wants tried again. */
export interface AskedRelease {
  readonly stream: string;
  readonly from: number;
  readonly last: number;
}

function errorOf({ code, revision, type, where }: StreamFault) {
  return { error_code: code, error_revision: revision, error_type: type, error_where: where };
}

export function park(consumer: string, parks: readonly Park[]): readonly Query[] {
  if (parks.length === 0) return [];
  const rows = parks.map(({ stream, from, last, fault }) => ({
    ...{ consumer, stream, from_revision: from, last_revision: last },
    ...errorOf(fault),
  }));
  return [tables.insertInto('parked_streams').values(rows)];
}

/** Later events of parked streams wait too. Expects every one of them to be parked, as the leader believes. */
export function waitBehind(
  consumer: string,
  waiting: ReadonlyMap<string, number>,
): readonly Query[] {
  if (waiting.size === 0) return [];
  const waits = sql`
    update parked_streams parked
    set last_revision = greatest(parked.last_revision, later.revision)
    from unnest(${[...waiting.keys()]}::text[], ${[...waiting.values()]}::bigint[])
      as later (stream, revision)
    where parked.consumer = ${consumer} and parked.stream = later.stream`.compile(tables);
  return [expectRows(waits, waiting.size)];
}

/** It was handled: nothing of it waits any more. */
export function release(consumer: string, { stream, from, last }: AskedRelease): Query {
  return expectRows(
    tables
      .deleteFrom('parked_streams')
      .where('consumer', '=', consumer)
      .where('stream', '=', stream)
      .where('from_revision', '=', from)
      .where('last_revision', '=', last),
    1,
  );
}

/** It was tried again, in vain. */
export function parkAgain(consumer: string, stream: string, fault: StreamFault): Query {
  return expectRows(
    tables
      .updateTable('parked_streams')
      .set((row) => ({
        ...errorOf(fault),
        times: row('times', '+', 1),
        failed_at: nowMs,
        release_asked_at: null,
      }))
      .where('consumer', '=', consumer)
      .where('stream', '=', stream),
    1,
  );
}

export async function parkedBy(database: Database, consumer: string): Promise<Set<string>> {
  const rows = await database.rows(
    tables.selectFrom('parked_streams').select('stream').where('consumer', '=', consumer),
  );
  return new Set(rows.map(({ stream }) => stream));
}

/** How many it parked lately that are parked still. */
export async function parkedLately(
  database: Database,
  consumer: string,
  withinMs: number,
): Promise<number> {
  const row = await database.firstRow(
    tables
      .selectFrom('parked_streams')
      .select(({ fn }) => fn.countAll<number>().as('parks'))
      .where('consumer', '=', consumer)
      .where('parked_at', '>', sql<number>`now_ms() - ${withinMs}::bigint`),
  );
  return row?.parks ?? 0;
}

export function askedReleases(consumer: string) {
  return tables
    .selectFrom('parked_streams')
    .select(['stream', 'from_revision as from', 'last_revision as last'])
    .where('consumer', '=', consumer)
    .where('release_asked_at', 'is not', null)
    .orderBy('release_asked_at')
    .orderBy('stream');
}
