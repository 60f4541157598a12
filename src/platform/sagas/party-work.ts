import { sql } from 'kysely';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { DueCommandTables } from './due-commands.tables.js';

const tables = queryBuilder<DueCommandTables>();

/** What a party has to do. Times are epoch ms. */
export interface PartyWork {
  readonly party: string;
  /** Commands that workers, of all processes, have in their hands. */
  readonly atWork: number;
  /** Commands that are due and that nobody has. */
  readonly dueNow: number;
  /** Commands that are planned, those at work or due among them. */
  readonly planned: number;
  /** Since when the one that has been due for longest is due. */
  readonly oldestDueAt: number | null;
}

/** The parties that have something to do. It looks at every command, so it is for people, not for workers. */
export const partyWorkQuery = sql<PartyWork & { readonly dueForMs: number | null }>`
  with clock as materialized (select now_ms() as at)
  select party,
    count(*) filter (where at_work)::int as "atWork",
    count(*) filter (where is_due)::int as "dueNow",
    count(*)::int as planned,
    min(due) filter (where is_due) as "oldestDueAt",
    now_ms() - min(due) filter (where is_due) as "dueForMs"
  from (
    select party, due, at_work,
      not at_work and generation >= acted and due <= at as is_due
    from (
      select party, generation, acted, at, greatest(due_at, not_before) as due,
        lease is not null and lease_until >= at as at_work
      from due_commands cross join clock
    ) as known
  ) as looked_at
  group by party order by party`.compile(tables);

export async function partyWork(database: Database): Promise<readonly PartyWork[]> {
  const rows = await database.rows(partyWorkQuery);
  return rows.map(({ dueForMs, ...work }) => work);
}
