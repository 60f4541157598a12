import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { DueCommandTables } from './due-commands.tables.js';

const tables = queryBuilder<DueCommandTables>();

/**
 * Somebody says that it is worth looking now: the command is due at once. Who is at it already looks again afterwards, and a
 * plan that comes before anybody is keeps it due. What is forgotten of it when the table is rebuilt does no harm: the command
 * comes at its own time.
 * @returns the revision that the command was planned at; undefined: there is no such command
 */
export async function wakeDueCommand(
  database: Database,
  stream: string,
  party: string,
): Promise<number | undefined> {
  const row = await database.firstRow(
    sql<{ generation: number }>`update due_commands
      set wakes = wakes + 1, due_at = least(due_at, now_ms()), not_before = 0
      where stream = ${stream} and party = ${party}
      returning generation`.compile(tables),
  );
  return row?.generation;
}
