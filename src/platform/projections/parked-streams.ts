import type { Database } from '../sql/database.js';
import { nowMs, queryBuilder } from '../sql/query-builder.js';
import { expectRows } from '../sql/query.js';
import { RowCountMismatch } from '../sql/sql-errors.js';
import { recordAct, type OperatorAct } from './operator-acts.js';
import type { ParkingTables } from './parking.tables.js';

const tables = queryBuilder<ParkingTables>();

/** Oldest first. `total`: how many there are, of that consumer if one is named. */
export async function parkedStreams(
  database: Database,
  { consumer, limit }: { readonly consumer?: string | undefined; readonly limit: number },
) {
  const all = tables
    .selectFrom('parked_streams')
    .$if(consumer !== undefined, (query) => query.where('consumer', '=', consumer ?? ''));
  const [rows, counted] = await database.transaction([
    all.selectAll().orderBy('parked_at').orderBy('consumer').orderBy('stream').limit(limit),
    all.select(({ fn }) => fn.countAll<number>().as('total')),
  ]);
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 };
}

/** What the consumer cannot handle of the stream; undefined: it has not parked it. */
export function parkedFault(database: Database, consumer: string, stream: string) {
  return database.firstRow(
    tables
      .selectFrom('parked_streams')
      .select(['error_code as code', 'error_revision as revision'])
      .where('consumer', '=', consumer)
      .where('stream', '=', stream),
  );
}

/**
 * Whoever leads the consumer tries the stream again, within seconds. Asked for again before that, it is the same.
 * @returns false: it is not parked
 */
export async function askForRelease(
  database: Database,
  consumer: string,
  stream: string,
  act: Pick<OperatorAct, 'actor' | 'reason'>,
): Promise<boolean> {
  const asking = tables
    .updateTable('parked_streams')
    .set({ release_asked_at: nowMs, release_by: act.actor, release_reason: act.reason })
    .where('consumer', '=', consumer)
    .where('stream', '=', stream);
  const recorded = recordAct({ ...act, act: 'release-stream', subject: `${consumer} ${stream}` });
  try {
    await database.transaction([expectRows(asking, 1), recorded]);
    return true;
  } catch (error) {
    if (error instanceof RowCountMismatch) return false;
    throw error;
  }
}
