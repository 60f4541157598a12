import type { PlatformTables } from '../../platform/sql/platform-tables.js';
import { queryBuilder } from '../../platform/sql/query-builder.js';
import { OPERATIONS_CONSUMER } from './operations.projection.js';

const tables = queryBuilder<PlatformTables>();

/** How far the tables of this context have come. */
export const comeTo = tables
  .selectFrom('checkpoints')
  .select('position')
  .where('consumer', '=', OPERATIONS_CONSUMER);

/** Null: nothing is read yet. */
export function positionIn({
  rows,
}: {
  readonly rows: readonly { readonly position: string | null }[];
}): string | null {
  return rows[0]?.position ?? null;
}

/** How new an answer is: its place in the event store, and by how much it is behind, if that is known. */
export interface AsOf {
  readonly position: string | null;
  readonly lagMs: number | null;
}
