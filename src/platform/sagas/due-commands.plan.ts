import { sql } from 'kysely';
import { queryBuilder } from '../sql/query-builder.js';
import type { Query } from '../sql/query.js';
import { json } from '../sql/table-types.js';
import type { StreamPlan } from './due-command.js';
import type { DueCommandTables } from './due-commands.tables.js';

const tables = queryBuilder<DueCommandTables>();

/** In the order in which `release` locks them: two that lock the same rows crosswise would wait for each other. */
function lock(plans: readonly StreamPlan[]): Query {
  const streams = plans.map(({ stream }) => stream);
  return sql`
    select 1 from due_commands where stream = any(${streams}::text[])
    order by stream, party for update`.compile(tables);
}

/** Over what was planned before; `anew`: over what was planned at that revision too. */
function upsert(plans: readonly StreamPlan[], anew = false): readonly Query[] {
  const rows = plans.flatMap(({ commands, ...plan }) =>
    commands.map((command) => ({ ...plan, ...command })),
  );
  if (rows.length === 0) return [];
  const column = <T>(value: (row: (typeof rows)[number]) => T): T[] => rows.map(value);
  return [
    sql`
      insert into due_commands (stream, party, command, lines, due_at, generation)
      select stream, party, command, lines::jsonb, due_at, generation
      from unnest(
        ${column(({ stream }) => stream)}::text[],
        ${column(({ party }) => party)}::text[],
        ${column(({ command }) => command)}::text[],
        ${column(({ lineIds }) => json(lineIds))}::text[],
        ${column(({ dueAt }) => dueAt)}::bigint[],
        ${column(({ generation }) => generation)}::bigint[]
      ) as planned (stream, party, command, lines, due_at, generation)
      on conflict (stream, party) do update
      set command = excluded.command, lines = excluded.lines,
        due_at = case when due_commands.wakes > due_commands.seen_wakes
          then least(excluded.due_at, now_ms()) else excluded.due_at end,
        generation = excluded.generation, not_before = 0, given_back = 0
      where due_commands.generation < excluded.generation + ${anew ? 1 : 0}`.compile(tables),
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
 * claims stay as they are, so a worker that is at it notices nothing; a wake that no claim has seen outlives the new plan. At
 * most one plan for each stream.
 */
export function writePlans(plans: readonly StreamPlan[]): readonly Query[] {
  return plans.length === 0 ? [] : [lock(plans), ...upsert(plans), removeOlder(plans)];
}

/** Like {@link writePlans}, for a stream whose rows are wrong, whatever revision they are of. */
export function replacePlan(plan: StreamPlan): readonly Query[] {
  const { stream, generation, commands } = plan;
  const parties = commands.map(({ party }) => party);
  return [
    lock([plan]),
    sql`
      delete from due_commands where stream = ${stream}
      and (party <> all(${parties}::text[]) or generation > ${generation})`.compile(tables),
    ...upsert([plan], true),
  ];
}
