import { parsePosition, positionText, type Position } from '../event-store/position.js';
import type { Database } from '../sql/database.js';
import type { PlatformTables } from '../sql/platform-tables.js';
import { nowMs, queryBuilder } from '../sql/query-builder.js';
import { expectRows, type Query } from '../sql/query.js';

const sql = queryBuilder<PlatformTables>();

/** How far a consumer has come. */
export interface Checkpoint {
  readonly position: Position;
  /** The last event it took in. */
  readonly eventId: string | null;
}

export async function readCheckpoint(
  database: Database,
  consumer: string,
): Promise<Checkpoint | undefined> {
  const row = await database.firstRow(
    sql.selectFrom('checkpoints').select(['position', 'event_id']).where('consumer', '=', consumer),
  );
  return row && { position: parsePosition(row.position), eventId: row.event_id };
}

/**
 * Compare-and-set: written only if nobody moved the checkpoint meanwhile. Then the whole transaction, rows and all, is
 * rolled back, so two processes can never both apply an event.
 */
export function moveCheckpoint(
  consumer: string,
  from: Checkpoint | undefined,
  to: Checkpoint,
): Query {
  const values = { position: positionText(to.position), event_id: to.eventId };
  const statement = from
    ? sql
        .updateTable('checkpoints')
        .set({ ...values, updated_at: nowMs })
        .where('consumer', '=', consumer)
        .where('position', '=', positionText(from.position))
    : sql
        .insertInto('checkpoints')
        .values({ consumer, ...values })
        .onConflict((conflict) => conflict.doNothing());
  return expectRows(statement, 1);
}
