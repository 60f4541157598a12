import { sql } from 'kysely';
import type { Work } from '../../../order/trouble.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { StuckWorkTables } from './stuck-work.tables.js';

const tables = queryBuilder<StuckWorkTables>();

/** Which stuck work; what is left out does not matter. */
export interface StuckFilter {
  readonly module?: string;
  readonly work?: Work;
  /** Class of the failure. */
  readonly class?: string;
  readonly code?: string;
  readonly needsPerson?: boolean;
  /** Orders of these partners only: those that the caller's token is for. */
  readonly partners?: readonly string[];
}

/** The rows that match, nothing chosen of them yet. */
export function matching({ needsPerson, partners, ...texts }: StuckFilter) {
  let query = tables.selectFrom('stuck_work');
  for (const column of ['module', 'work', 'class', 'code'] as const) {
    const wanted = texts[column];
    if (wanted !== undefined) query = query.where(sql.ref(column), '=', wanted);
  }
  if (needsPerson !== undefined) query = query.where('needs_person', '=', needsPerson);
  if (partners !== undefined) {
    query = query.where(sql<boolean>`partner = any(${[...partners]}::text[])`);
  }
  return query;
}
