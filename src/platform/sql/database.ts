import { toStatement } from './query.js';
import type { Query, Result, ResultOf } from './query.js';
import type { SqlEngine } from './sql-engine.js';

/** Runs typed queries (`queryBuilder`) on an engine. */
export class Database {
  constructor(private readonly engine: SqlEngine) {}

  async rows<Output>(query: Query<Output>): Promise<Result<Output>['rows']> {
    return (await this.run(query)).rows;
  }

  async firstRow<Output>(
    query: Query<Output>,
  ): Promise<Result<Output>['rows'][number] | undefined> {
    return (await this.run(query)).rows[0];
  }

  async run<Output>(query: Query<Output>): Promise<Result<Output>> {
    return (await this.engine.query(toStatement(query))) as Result<Output>;
  }

  /** One atomic transaction, sent at once. The results have the order and the types of the queries. */
  async transaction<const Queries extends readonly Query[]>(
    queries: Queries,
  ): Promise<{ readonly [Index in keyof Queries]: ResultOf<Queries[Index]> }> {
    const results = await this.engine.transaction(queries.map(toStatement));
    return results as { readonly [Index in keyof Queries]: ResultOf<Queries[Index]> };
  }
}
