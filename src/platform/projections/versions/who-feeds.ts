import { sql } from 'kysely';
import type { Database } from '../../sql/database.js';
import { queryBuilder } from '../../sql/query-builder.js';
import { LEAD_MS } from '../checkpoints.js';
import type { ProjectionRow } from './projection-row.js';
import { consumerOf, type Projection } from './projection.js';

type Made = Pick<Projection, 'version' | 'basis'>;

/** Whether the live tables are of this build of the service. */
export function isLive(row: ProjectionRow, { version, basis = '' }: Made): boolean {
  return row.live_version === version && row.live_basis === basis;
}

/** Whether it is built beside the live ones. */
export function isUnderWay(row: ProjectionRow, { version, basis = '' }: Made): boolean {
  return row.state !== null && row.beside_version === version && row.beside_basis === basis;
}

/**
 * Whether this build of the service may write into the live tables: into its own, and into those of an older version while its
 * own are built beside them, since nobody else may be left who does. Never into those of a newer one, of which it knows nothing,
 * nor into those that another set of keys makes.
 */
export function mayFeed(row: ProjectionRow, { version, basis = '' }: Made): boolean {
  if (row.live_basis !== basis) return false;
  if (row.live_version === version) return true;
  return row.live_version < version && isUnderWay(row, { version, basis });
}

/**
 * Whether it can be fed by nobody any more: its basis is not this one, and whoever has the other neither feeds it nor builds
 * beside it. Others of that basis take over a lead within `LEAD_MS`, and so does the first one after a switch, which ends all leads.
 */
export async function isAbandoned(
  database: Database,
  row: ProjectionRow,
  { name, version, basis = '' }: Projection,
): Promise<boolean> {
  if (row.live_version !== version || row.live_basis === basis) return false;
  const both = [consumerOf(name, 'live'), consumerOf(name, 'beside')];
  const led = sql`
    select 1 from checkpoints
      where consumer = any(${both}::text[]) and lead_until + ${LEAD_MS}::bigint > now_ms()
    union all
    select 1 from projections
      where name = ${name} and switched_at + ${LEAD_MS}::bigint > now_ms()`.compile(queryBuilder());
  return (await database.firstRow(led)) === undefined;
}

/**
 * In a statement: whether the live tables are of this basis and keep up with what is written, as their leader told at most 2 s
 * ago. Asked along with what is read, it is about the very tables that are read, whatever is switched meanwhile.
 */
export function liveKeepsUp({ name, basis = '' }: Pick<Projection, 'name' | 'basis'>) {
  return sql<boolean>`exists (
    select 1 from projections live join checkpoints fed on fed.consumer = live.name
    where live.name = ${name} and live.live_basis = ${basis}
      and fed.caught_up and fed.lead_until > now_ms())`;
}
