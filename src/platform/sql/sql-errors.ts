/** A statement touched another number of rows than it had to; its transaction was rolled back. */
export class RowCountMismatch extends Error {
  override readonly name = 'RowCountMismatch';

  constructor(
    readonly expected: number,
    readonly actual: number,
    readonly sql: string,
  ) {
    super(`Expected ${expected} row(s), got ${actual}: ${sql}`);
  }
}

/** `no`: nothing was written. `unknown`: the connection broke before the answer to a COMMIT came. */
export type Happened = 'no' | 'unknown';

/** SQL could not answer now; the same call may work later. */
export class SqlUnavailable extends Error {
  override readonly name = 'SqlUnavailable';

  constructor(
    message: string,
    readonly happened: Happened,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What PostgreSQL says about a statement it refuses. Not caught by anybody: a bug, or a constraint that the caller knows. */
export class SqlError extends Error {
  override readonly name = 'SqlError';

  constructor(
    message: string,
    /** SQLSTATE, five characters; https://www.postgresql.org/docs/current/errcodes-appendix.html */
    readonly code: string,
    readonly details: { readonly table?: string; readonly constraint?: string } = {},
    readonly sql?: string,
  ) {
    super(sql === undefined ? message : `${message} (in: ${sql})`);
  }
}

// Classes 08 (connection), 53 (resources), 57P (shutdown), and single codes: serialization failure, deadlock, lock or statement
// time-out, idle transaction ended, and a prepared plan that a migration has outdated. The transaction was rolled back in each.
const passing = /^(08...|53...|57P0.|40001|40P01|55P03|57014|25P03)$/;

export function mayPass(error: SqlError): boolean {
  return passing.test(error.code) || planOutdated(error);
}

/** After a migration changed a table, a session that has prepared `select *` from it must prepare it again. */
export function planOutdated(error: SqlError): boolean {
  return error.code === '0A000' && error.message.includes('cached plan must not change');
}

// Data that a column cannot hold, a broken constraint, and what is too big for an index.
const ofData = /^(22...|23...|54000)$/;

/** It is due to what was to be written, and would be refused again. */
export function refusesData(error: unknown): boolean {
  return error instanceof SqlError && ofData.test(error.code);
}
