import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { PlannedCommand, StreamPlan } from './due-command.js';
import type { DueCommandTables } from './due-commands.tables.js';

const tables = queryBuilder<DueCommandTables>();

/** What the table says is planned for one party of a stream. */
export interface PlannedRow extends PlannedCommand {
  readonly stream: string;
  readonly generation: number;
  readonly wakes: number;
}

/**
 * Streams of this prefix that have rows, and those that `others` selects (the first `limit` after `after`, by name), by name.
 */
export async function streamsToSweep(
  database: Database,
  page: { readonly prefix: string; readonly after: string; readonly limit: number },
  others: RawBuilder<unknown>,
): Promise<readonly string[]> {
  const { prefix, after, limit } = page;
  const rows = await database.rows(
    sql<{ stream: string }>`
      select stream from (
        (select distinct stream from due_commands
          where stream > ${after} and starts_with(stream, ${prefix}) order by stream limit ${limit})
        union (${others})
      ) as both_tables order by stream limit ${limit}`.compile(tables),
  );
  return rows.map(({ stream }) => stream);
}

/** What the table says of each of these streams. */
export async function plannedRows(
  database: Database,
  streams: readonly string[],
): Promise<ReadonlyMap<string, readonly PlannedRow[]>> {
  const rows = await database.rows(
    sql<PlannedRow>`
      select stream, party, command, lines as "lineIds", due_at as "dueAt", generation, wakes
      from due_commands where stream = any(${[...streams]}::text[])`.compile(tables),
  );
  const byStream = new Map<string, PlannedRow[]>(streams.map((stream) => [stream, []]));
  for (const row of rows) byStream.get(row.stream)?.push(row);
  return byStream;
}

/** Whether the rows of a stream say what its plan says, at the revision that it was made at. */
export function saysPlan(rows: readonly PlannedRow[], { generation, commands }: StreamPlan) {
  return (
    rows.length === commands.length &&
    commands.every((planned) => {
      const row = rows.find(({ party }) => party === planned.party);
      return row?.generation === generation && isAs(row, planned);
    })
  );
}

function isAs(row: PlannedRow, { command, lineIds, dueAt }: PlannedCommand): boolean {
  // Who wakes a command brings it forward.
  const isInTime = row.dueAt === dueAt || (row.wakes > 0 && row.dueAt < dueAt);
  const isAlike = row.command === command && row.lineIds.length === lineIds.length;
  return isInTime && isAlike && row.lineIds.every((line, n) => line === lineIds[n]);
}
