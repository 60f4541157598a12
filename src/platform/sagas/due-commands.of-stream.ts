import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { DueCommandTables } from './due-commands.tables.js';

const tables = queryBuilder<DueCommandTables>();

/** How far workers are with what is to be done for one party of a stream. Times are epoch ms. */
export interface DueCommandNow {
  readonly party: string;
  /** Revision of the stream that it was planned at. */
  readonly generation: number;
  /** The last revision a worker wrote. */
  readonly acted: number;
  /** It was given back with nothing done, and is not looked at before. */
  readonly notBefore: number;
  /** A worker has it until then; null: nobody has. */
  readonly leaseUntil: number | null;
  /** The database's clock. */
  readonly now: number;
}

/** What is planned for a stream, and how far it is. */
export function dueCommandsOf(
  database: Database,
  stream: string,
): Promise<readonly DueCommandNow[]> {
  return database.rows(
    sql<DueCommandNow>`
      select party, generation, acted, not_before as "notBefore", lease_until as "leaseUntil",
        now_ms() as now
      from due_commands where stream = ${stream}`.compile(tables),
  );
}
