import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Logger } from '../../platform/observability/logger.js';
import type { Database } from '../../platform/sql/database.js';
import { queryBuilder } from '../../platform/sql/query-builder.js';
import { json } from '../../platform/sql/table-types.js';
import type { CallCount, CallTimes } from './call-times.js';
import type { CallTimesTables } from './call-times.tables.js';

const tables = queryBuilder<CallTimesTables>();

const HOUR_MS = 3_600_000;
/** A process that is killed takes with it what it measured since then. */
const EVERY_MS = 5_000;
/** Longer than anybody can ask for. */
export const CALL_TIMES_KEPT_MS = 8 * 24 * HOUR_MS;

const hour = sql<number>`(now_ms() - now_ms() % ${sql.lit(HOUR_MS)})`;

/** Adds counts to those of all processes, and forgets what is old. */
export async function writeCallTimes(
  database: Database,
  counts: readonly CallCount[],
): Promise<void> {
  // Sorted, so that all processes lock rows in one order.
  const sorted = [...counts].sort(
    (a, b) => a.module.localeCompare(b.module) || a.bucket - b.bucket,
  );
  await database.transaction([
    sql`insert into call_times as before (hour, module, bucket, count)
      select ${hour}, c.module, c.bucket, c.count
      from json_to_recordset(${json(sorted)}::json) as c (module text, bucket int, count bigint)
      on conflict (hour, module, bucket) do update set count = before.count + excluded.count`.compile(
      tables,
    ),
    tables
      .deleteFrom('call_times')
      .where('hour', '<', sql<number>`now_ms() - ${sql.lit(CALL_TIMES_KEPT_MS)}`),
  ]);
}

/** Writes down what this process measures, until the end. Figures for people: no work ever waits for them, or fails with them. */
export function writingCallTimes(times: CallTimes, database: Database, logger: Logger) {
  const write = async (): Promise<void> => {
    const counts = times.take();
    if (counts.length === 0) return;
    try {
      await writeCallTimes(database, counts);
    } catch (error) {
      times.putBack(counts);
      logger.debug({ err: error }, 'call times are written later');
    }
  };
  return async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
      await write();
    }
  };
}
