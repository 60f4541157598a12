import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { Dialect, Driver } from 'kysely';

const refuse = (): Promise<never> =>
  Promise.reject(new Error('A query is only built here; run it with Database.'));

// Kysely's own DummyDriver answers every execute() with no rows, which looks like an empty table.
const noDriver: Driver = {
  init: () => Promise.resolve(),
  acquireConnection: refuse,
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
  releaseConnection: refuse,
  destroy: () => Promise.resolve(),
};

const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => noDriver,
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/**
 * Builds typed queries on the tables that the caller knows; needs no connection, so it can be a constant beside the queries.
 *
 * @example
 * const tables = queryBuilder<OrderStatusTables>();
 * const status = (order: string) => tables.selectFrom('order_status').selectAll().where('order_number', '=', order);
 */
export function queryBuilder<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({ dialect });
}

/** The database's clock in milliseconds since 1970, which tests can shift (`clock_shift`). */
export const nowMs = sql<number>`now_ms()`;
