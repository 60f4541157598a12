import { sql } from 'kysely';
import { queryBuilder } from '../sql/query-builder.js';
import type { Query } from '../sql/query.js';
import { json } from '../sql/table-types.js';
import type { StreamPlan } from './due-command.js';
import type { DueCommandTables } from './due-commands.tables.js';

const tables = queryBuilder<DueCommandTables>();

function upsert(plans: readonly StreamPlan[]): readonly Query[] {
  const rows = plans.flatMap(({ stream, generation, commands }) =>
    commands.map(({ party, command, lineIds, dueAt }) => ({
      ...{ stream, party, command, generation },
      lines: json(lineIds),
      due_at: dueAt,
    })),
  );
  if (rows.length === 0) return [];
  const insert = tables.insertInto('due_commands').values(rows);
  return [
    insert.onConflict((conflict) =>
      conflict
        .columns(['stream', 'party'])
        .doUpdateSet((row) => ({
          command: row.ref('excluded.command'),
          lines: row.ref('excluded.lines'),
          due_at: row.ref('excluded.due_at'),
          generation: row.ref('excluded.generation'),
          not_before: 0,
          given_back: 0,
        }))
        .whereRef('due_commands.generation', '<', 'excluded.generation'),
    ),
  ];
}

function removeOlder(plans: readonly StreamPlan[]): Query {
  const streams = plans.map(({ stream }) => stream);
  const generations = plans.map(({ generation }) => generation);
  return sql`
    delete from due_commands d
    using unnest(${streams}::text[], ${generations}::bigint[]) as planned (stream, generation)
    where d.stream = planned.stream and d.generation < planned.generation`.compile(tables);
}

/**
 * Makes the table say what the plans say: what is planned is there at the plan's revision, what is not is gone. Leases and
 * claims stay as they are, so a worker that is at it notices nothing.
 */
export function writePlans(plans: readonly StreamPlan[]): readonly Query[] {
  return plans.length === 0 ? [] : [...upsert(plans), removeOlder(plans)];
}
