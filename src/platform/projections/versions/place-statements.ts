import { sql } from 'kysely';
import { queryBuilder } from '../../sql/query-builder.js';
import type { Query } from '../../sql/query.js';
import { consumerOf, SCHEMA_OF, type Place, type Projection } from './projection.js';

type Tables = Pick<Projection, 'name' | 'tables'>;

const compiler = queryBuilder();
const at = (place: Place, table: string) => sql.id(SCHEMA_OF[place], table);

/** What was at that place is gone. */
export function dropTables({ tables }: Tables, place: Exclude<Place, 'live'>): readonly Query[] {
  return tables.map((table) =>
    sql`drop table if exists ${at(place, table)} cascade`.compile(compiler),
  );
}

/** Empty tables, of the shape that the live ones have. */
export function makeTables({ tables }: Tables): readonly Query[] {
  return tables.map((table) =>
    sql`create table ${at('beside', table)} (like ${at('live', table)} including all)`.compile(
      compiler,
    ),
  );
}

/** Waits for whoever reads or writes them; nobody sees it half done. Whether they were there is told by the row of the projection. */
export function moveTables({ tables }: Tables, from: Place, to: Place): readonly Query[] {
  return tables.map((table) =>
    sql`alter table if exists ${at(from, table)} set schema ${sql.id(SCHEMA_OF[to])}`.compile(
      compiler,
    ),
  );
}

/** There is a checkpoint for each place, so that their tokens only ever go up. */
export function makeCheckpoints({ name }: Tables): Query {
  const consumers = (['live', 'beside', 'kept'] as const).map((place) => consumerOf(name, place));
  return sql`insert into checkpoints (consumer) select unnest(${consumers}::text[])
    on conflict do nothing`.compile(compiler);
}

/** Nobody leads it any more, whoever believes to; it begins at the first event. */
export function forgetCheckpoint({ name }: Tables, place: Place): readonly Query[] {
  const consumer = consumerOf(name, place);
  return [
    sql`update checkpoints set position = null, event_id = null, event_position = null, came_to = null,
      caught_up = false, stopped = false, token = token + 1, lead_until = 0, holder = null
      where consumer = ${consumer}`.compile(compiler),
    sql`delete from parked_streams where consumer = ${consumer}`.compile(compiler),
  ];
}

/**
 * How far each has come, and what it has parked, goes along with its tables. All leads of both end: what a leader of before still
 * wants to write is rolled back, since it would go into the other tables.
 */
export function moveCheckpoints(
  { name }: Tables,
  moves: readonly [Place, Place][],
): readonly Query[] {
  const from = moves.map(([place]) => consumerOf(name, place));
  const to = moves.map(([, place]) => consumerOf(name, place));
  const moving = sql`update checkpoints set position = old.position, event_id = old.event_id,
      event_position = old.event_position, came_to = old.came_to,
      caught_up = false, stopped = false, token = checkpoints.token + 1, lead_until = 0, holder = null
    from unnest(${from}::text[], ${to}::text[]) as move (old_name, new_name)
    join checkpoints old on old.consumer = move.old_name
    where checkpoints.consumer = move.new_name`;
  const parked = moves.map(([before, after]) =>
    sql`update parked_streams set consumer = ${consumerOf(name, after)}
      where consumer = ${consumerOf(name, before)}`.compile(compiler),
  );
  return [moving.compile(compiler), ...parked];
}
