import type {
  Compilable,
  CompiledQuery,
  DeleteResult,
  InsertResult,
  MergeResult,
  UpdateResult,
} from 'kysely';
import type { Statement } from './sql-engine.js';

/** A kysely query, one that is compiled already, or one with an expectation. `Output` is its row. */
export type Query<Output = unknown> =
  Compilable<Output> | CompiledQuery<Output> | ExpectedQuery<Output>;

/** Kysely types the result of a statement without RETURNING as a summary; here such a statement has no rows. */
type Row<Output> = Output extends InsertResult | UpdateResult | DeleteResult | MergeResult
  ? never
  : Output;

export interface Result<Output> {
  readonly rows: readonly Row<Output>[];
  readonly affectedRows: number;
}

export type ResultOf<Q> = Q extends Query<infer Output> ? Result<Output> : never;

export class ExpectedQuery<Output> {
  constructor(
    readonly query: Compilable<Output> | CompiledQuery<Output>,
    readonly rows: number,
  ) {}
}

/** Rolls the transaction back, with `RowCountMismatch`, unless the query affects or returns exactly so many rows. */
export function expectRows<Output>(
  query: Compilable<Output> | CompiledQuery<Output>,
  rows: number,
): ExpectedQuery<Output> {
  return new ExpectedQuery(query, rows);
}

export function toStatement(query: Query): Statement {
  if (query instanceof ExpectedQuery) {
    return { ...toStatement(query.query), expectRows: query.rows };
  }
  const { sql, parameters } = 'sql' in query ? query : query.compile();
  return { sql, parameters };
}
