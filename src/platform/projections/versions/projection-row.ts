import type { Database } from '../../sql/database.js';
import { queryBuilder } from '../../sql/query-builder.js';
import type { ProjectionTables } from './projection.tables.js';

const tables = queryBuilder<ProjectionTables>();

/** Which version of a projection is where. */
export type ProjectionRow = NonNullable<Awaited<ReturnType<typeof readProjection>>>;

/** Undefined: no process that feeds it has begun yet. */
export function readProjection(database: Database, name: string) {
  return database.firstRow(tables.selectFrom('projections').selectAll().where('name', '=', name));
}
