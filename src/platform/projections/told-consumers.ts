import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import type { PlatformTables } from '../sql/platform-tables.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { ToldConsumer } from './consumer-report.js';
import type { ParkingTables } from './parking.tables.js';

const tables = queryBuilder<PlatformTables & ParkingTables>();

/** What their leaders told of these consumers, by name. */
export async function toldConsumers(
  database: Database,
  consumers: readonly string[],
): Promise<ReadonlyMap<string, ToldConsumer>> {
  const rows = await database.rows(
    tables
      .selectFrom('checkpoints')
      .select((row) => [
        'consumer',
        'position',
        'caught_up as caughtUp',
        'stopped',
        sql<boolean>`lead_until > now_ms()`.as('led'),
        sql<number | null>`greatest(0, now_ms() - came_to)`.as('behindMs'),
        row
          .selectFrom('parked_streams')
          .select(({ fn }) => fn.countAll<number>().as('parked'))
          .whereRef('parked_streams.consumer', '=', 'checkpoints.consumer')
          .as('parked'),
      ])
      .where(sql<boolean>`consumer = any(${[...consumers]}::text[])`),
  );
  return new Map(rows.map((row) => [row.consumer, { ...row, parked: row.parked ?? 0 }]));
}
