/** One compiled statement. Parameters are text, numbers, bigints, booleans, null, or arrays of these (`parameter.ts`). */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /**
   * Compare-and-set: unless the statement affects (or, for a SELECT, returns) exactly so many rows, its whole
   * transaction is rolled back and `RowCountMismatch` is thrown.
   */
  readonly expectRows?: number;
}

export interface SqlResult {
  readonly rows: readonly Record<string, unknown>[];
  /** Rows inserted, updated, deleted, or returned by a SELECT: what PostgreSQL's command tag counts. */
  readonly affectedRows: number;
}

/**
 * PostgreSQL's SQL, embedded or a server. There is no interactive transaction: on the embedded engine it would block every
 * other query while the caller thinks (docs/adr/0004-sql-engines.md). A transaction is a list that is sent at once.
 *
 * @example
 * await engine.transaction([
 *   { sql: 'update lease set holder = $1 where holder = $2', parameters: [me, nobody], expectRows: 1 },
 *   { sql: 'insert into journal (line) values ($1)', parameters: ['took over'] },
 * ]);
 *
 * @throws RowCountMismatch when an expectation is not met; nothing is written then.
 * @throws SqlUnavailable when it may work later; it says whether the transaction can have happened.
 */
export interface SqlEngine {
  /** All or nothing, in order, READ COMMITTED. An empty list does nothing. */
  transaction(statements: readonly Statement[]): Promise<readonly SqlResult[]>;
  query(statement: Statement): Promise<SqlResult>;
  /** Waits for what is running, then lets go of everything. Later calls throw `SqlUnavailable`. */
  close(): Promise<void>;
}
