import { sql } from 'kysely';
import { queryBuilder } from '../sql/query-builder.js';
import type { Query } from '../sql/query.js';
import { json } from '../sql/table-types.js';
import type { StreamPlan } from './due-command.js';
import type { DueCommandTables } from './due-commands.tables.js';

const tables = queryBuilder<DueCommandTables>();

function writeRows(plans: readonly StreamPlan[], anew: 0 | 1): Query {
  const rows = plans.flatMap(({ commands, ...plan }) =>
    commands.map((command) => ({ ...plan, ...command })),
  );
  const column = <T>(value: (row: (typeof rows)[number]) => T): T[] => rows.map(value);
  return sql`
    select plan_due_commands(
      ${plans.map(({ stream }) => stream)}::text[],
      ${plans.map(({ generation }) => generation)}::bigint[],
      ${column(({ stream }) => stream)}::text[],
      ${column(({ party }) => party)}::text[],
      ${column(({ command }) => command)}::text[],
      ${column(({ lineIds }) => json(lineIds))}::text[],
      ${column(({ dueAt }) => dueAt)}::bigint[],
      ${column(({ generation }) => generation)}::bigint[],
      ${anew}
    )`.compile(tables);
}

/**
 * Makes the table say what the plans say: what is planned is there at the plan's revision, what is not is gone. Leases and
 * claims stay as they are, so a worker that is at it notices nothing; a wake that no claim has seen outlives the new plan. At
 * most one plan for each stream.
 */
export function writePlans(plans: readonly StreamPlan[]): readonly Query[] {
  return plans.length === 0 ? [] : [writeRows(plans, 0)];
}

/** Like {@link writePlans}, for a stream whose rows are wrong, whatever revision they are of. */
export function replacePlan(plan: StreamPlan): readonly Query[] {
  const { stream, generation, commands } = plan;
  const parties = commands.map(({ party }) => party);
  return [
    // Locked in the order in which `release` locks them.
    sql`select 1 from due_commands where stream = ${stream} order by party for update`.compile(
      tables,
    ),
    sql`
      delete from due_commands where stream = ${stream}
      and (party <> all(${parties}::text[]) or generation > ${generation})`.compile(tables),
    writeRows([plan], 1),
  ];
}
