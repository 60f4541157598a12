import { sql } from 'kysely';
import type { Database } from '../../sql/database.js';
import type { PlatformTables } from '../../sql/platform-tables.js';
import { nowMs, queryBuilder } from '../../sql/query-builder.js';
import { expectRows, type Query } from '../../sql/query.js';
import { RowCountMismatch } from '../../sql/sql-errors.js';
import { recordAct, type OperatorAct } from '../operator-acts.js';
import {
  dropTables,
  forgetCheckpoint,
  makeCheckpoints,
  makeTables,
  moveCheckpoints,
  moveTables,
} from './place-statements.js';
import { consumerOf, type Projection } from './projection.js';
import type { ProjectionTables } from './projection.tables.js';
import { readProjection, type ProjectionRow } from './projection-row.js';
import { isLive, isUnderWay } from './who-feeds.js';

const tables = queryBuilder<ProjectionTables & PlatformTables>();

/** Who wants it and why; undefined: the service itself. */
export type By = Pick<OperatorAct, 'actor' | 'reason'> | undefined;

const acted = (act: OperatorAct['act'], subject: string, by: By): readonly Query[] =>
  by ? [recordAct({ ...by, act, subject })] : [];

/** As it is known. What nobody knew yet is live as it is here. */
export async function knownProjection(
  database: Database,
  projection: Projection,
): Promise<ProjectionRow> {
  const { name, version, basis = '' } = projection;
  const known = await readProjection(database, name);
  if (known) return known;
  await database.transaction([
    tables
      .insertInto('projections')
      .values({ name, live_version: version, live_basis: basis })
      .onConflict((conflict) => conflict.doNothing()),
    makeCheckpoints(projection),
  ]);
  return knownProjection(database, projection);
}

/**
 * Makes it known. Where tables of an older version, or of another basis, are live, a build of this one begins, once, whoever
 * starts first.
 */
export async function announce(database: Database, projection: Projection): Promise<void> {
  const row = await knownProjection(database, projection);
  if (row.live_version > projection.version) return;
  if (isLive(row, projection) || isUnderWay(row, projection)) return;
  await beginBuild(database, projection, { byItself: true, after: row.build });
}

interface Begin {
  readonly byItself: boolean;
  /** Only if no other began since that one. */
  readonly after: number;
  readonly by?: By;
}

/**
 * A build begins, beside the live tables; another one beside them is given up.
 * @returns false: somebody else began one since
 */
export function beginBuild(
  database: Database,
  projection: Projection,
  { byItself, after, by }: Begin,
): Promise<boolean> {
  const { name, version, basis = '' } = projection;
  const begun = tables
    .updateTable('projections')
    .set({
      ...{ state: 'building', beside_version: version, beside_basis: basis, by_itself: byItself },
      ...{ build: after + 1, begun_at: nowMs, done: 0, ready_at: null },
    })
    .where('name', '=', name)
    .where('build', '=', after);
  return inCase(() =>
    database.transaction([
      expectRows(begun, 1),
      ...acted('rebuild-projection', name, by),
      ...dropTables(projection, 'beside'),
      ...makeTables(projection),
      ...forgetCheckpoint(projection, 'beside'),
    ]),
  );
}

/** The events that a build takes in are counted, in the transaction that writes its rows. */
export function countDone(name: string, build: number, events: number): Query {
  return tables
    .updateTable('projections')
    .set((row) => ({ done: row('done', '+', events) }))
    .where('name', '=', name)
    .where('build', '=', build);
}

/** It has taken in all events; it goes on to. */
export async function markReady(database: Database, name: string, build: number): Promise<void> {
  await database.run(
    tables
      .updateTable('projections')
      .set({ state: 'ready', ready_at: nowMs })
      .where('name', '=', name)
      .where('build', '=', build)
      .where('state', '=', 'building'),
  );
}

/** As far as the live one or beyond, and no more is parked there. */
function isNotBehind(name: string) {
  const commit = (of: string) =>
    sql`(select split_part(position, '/', 1)::numeric from checkpoints where consumer = ${of})`;
  const parked = (of: string) => sql`(select count(*) from parked_streams where consumer = ${of})`;
  const [live, beside] = [consumerOf(name, 'live'), consumerOf(name, 'beside')];
  return sql<boolean>`coalesce(${commit(beside)}, 0) >= coalesce(${commit(live)}, 0)
    and ${parked(beside)} <= ${parked(live)}`;
}

/**
 * What was built becomes live, and what was live is kept, in one transaction that waits for writers and stops them meanwhile.
 * @returns false: it is not ready, is behind the live one at this moment, or has parked more
 */
export function switchOver(database: Database, projection: Projection, by?: By): Promise<boolean> {
  const { name } = projection;
  const switched = tables
    .updateTable('projections')
    .set((row) => ({
      ...{ live_version: sql<number>`beside_version`, kept_version: row.ref('live_version') },
      ...{ live_basis: row.ref('beside_basis'), kept_basis: row.ref('live_basis') },
      ...{ state: null, beside_version: null, switched_at: nowMs },
    }))
    .where('name', '=', name)
    .where('state', '=', 'ready')
    .where(isNotBehind(name));
  return inCase(() =>
    database.transaction([
      ...dropTables(projection, 'kept'),
      ...moveTables(projection, 'live', 'kept'),
      ...moveTables(projection, 'beside', 'live'),
      // Nobody writes any more: only now is it certain how far both have come.
      expectRows(switched, 1),
      ...acted('switch-projection', name, by),
      ...forgetCheckpoint(projection, 'kept'),
      ...moveCheckpoints(projection, [
        ['live', 'kept'],
        ['beside', 'live'],
      ]),
      ...forgetCheckpoint(projection, 'beside'),
    ]),
  );
}

/**
 * What was live before the last switch is live again at once, as it was then, and catches up; what is live now is kept, so
 * that this can be taken back too.
 * @returns false: nothing is kept, or it is not of the version and basis that this build of the service can feed
 */
export function rollBack(database: Database, projection: Projection, by?: By): Promise<boolean> {
  const { name, version, basis = '' } = projection;
  const back = tables
    .updateTable('projections')
    .set((row) => ({
      ...{ live_version: sql<number>`kept_version`, kept_version: row.ref('live_version') },
      ...{ live_basis: row.ref('kept_basis'), kept_basis: row.ref('live_basis') },
      ...{ state: null, beside_version: null, switched_at: nowMs },
    }))
    .where('name', '=', name)
    .where('kept_version', '=', version)
    .where('kept_basis', '=', basis);
  return inCase(() =>
    database.transaction([
      expectRows(back, 1),
      ...acted('roll-back-projection', name, by),
      ...dropTables(projection, 'beside'),
      ...forgetCheckpoint(projection, 'beside'),
      ...moveTables(projection, 'live', 'beside'),
      ...moveTables(projection, 'kept', 'live'),
      ...moveTables(projection, 'beside', 'kept'),
      ...moveCheckpoints(projection, [['live', 'beside']]),
      ...moveCheckpoints(projection, [['kept', 'live']]),
      ...moveCheckpoints(projection, [['beside', 'kept']]),
      ...forgetCheckpoint(projection, 'beside'),
    ]),
  );
}

async function inCase(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof RowCountMismatch) return false;
    throw error;
  }
}
