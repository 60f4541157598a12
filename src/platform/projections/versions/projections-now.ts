import { sql } from 'kysely';
import { parsePosition } from '../../event-store/position.js';
import type { Database } from '../../sql/database.js';
import type { PlatformTables } from '../../sql/platform-tables.js';
import { queryBuilder } from '../../sql/query-builder.js';
import type { BuildState, ProjectionTables } from './projection.tables.js';
import { consumerOf } from './projection.js';
import { progressOf, type Progress } from './progress.js';

const tables = queryBuilder<ProjectionTables & PlatformTables>();

/** How a projection is. Times in epoch ms. */
export interface ProjectionNow {
  readonly name: string;
  readonly liveVersion: number;
  /** Null: there is nothing to go back to. */
  readonly keptVersion: number | null;
  readonly switchedAt: number | null;
  /** What is built beside the live one. */
  readonly build?: Progress & {
    readonly version: number;
    readonly state: BuildState;
    /** It is switched to as soon as it is ready. */
    readonly byItself: boolean;
    readonly begunAt: number;
    readonly readyAt: number | null;
  };
}

/** Those of these names that are known, by name. */
export async function projectionsNow(
  database: Database,
  names: readonly string[],
): Promise<readonly ProjectionNow[]> {
  const [found, checkpoints] = await database.transaction([
    tables
      .selectFrom('projections')
      .selectAll()
      .select(sql<number>`now_ms()`.as('now'))
      .where(sql<boolean>`name = any(${[...names]}::text[])`)
      .orderBy('name'),
    tables.selectFrom('checkpoints').select(['consumer', 'position']),
  ]);
  const positions = new Map(checkpoints.rows.map((row) => [row.consumer, row.position]));
  const commitOf = (consumer: string): bigint => {
    const position = positions.get(consumer);
    return position == null ? 0n : parsePosition(position).commit;
  };
  return found.rows.map((row) => ({
    ...{ name: row.name, liveVersion: row.live_version, keptVersion: row.kept_version },
    switchedAt: row.switched_at,
    ...buildOf(row, commitOf),
  }));
}

type Row = Readonly<
  Record<'name', string> &
    Record<'state', BuildState | null> &
    Record<'beside_version' | 'begun_at' | 'ready_at', number | null> &
    Record<'done' | 'now', number> &
    Record<'by_itself', boolean>
>;

function buildOf(row: Row, commitOf: (consumer: string) => bigint): Pick<ProjectionNow, 'build'> {
  const { name, state, beside_version: version, begun_at: begunAt, ready_at: readyAt } = row;
  if (state === null || version === null || begunAt === null) return {};
  const soFar = { done: row.done, begunAt, at: readyAt ?? row.now };
  const commit = commitOf(consumerOf(name, 'beside'));
  const progress = progressOf({ ...soFar, commit, liveCommit: commitOf(name) });
  const known = { version, state, byItself: row.by_itself, begunAt, readyAt };
  return { build: { ...known, ...progress } };
}
