import { DatabaseError } from 'pg';
import { mayPass, SqlError, SqlUnavailable } from '../sql-errors.js';
import type { Happened } from '../sql-errors.js';

/**
 * @param happened what is true of the transaction if it was the connection that broke; when the server itself reports an
 *   error, it has rolled back
 */
export function translateError(error: unknown, sql: string, happened: Happened): Error {
  if (error instanceof DatabaseError) {
    const { message, code = '', table, constraint } = error;
    const details = { ...(table && { table }), ...(constraint && { constraint }) };
    const refusal = new SqlError(message, code, details, sql);
    return mayPass(refusal) ? new SqlUnavailable(message, 'no', { cause: refusal }) : refusal;
  }
  if (isBug(error)) return error;
  // Whatever else pg reports is about the connection; it has neither a class nor a code for most of it.
  const message = error instanceof Error ? error.message : String(error);
  return new SqlUnavailable(message, happened, { cause: error });
}

/** Thrown while a column was decoded, or by Node about an impossible URL. */
function isBug(error: unknown): error is Error {
  return error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError;
}
