import { SqlError, SqlUnavailable } from '../platform/sql/sql-errors.js';
import { StartError, withoutSecrets } from './start-error.js';

/** What PostgreSQL refuses because of what we were told, not of what we asked: who we are, which database, what we may do. */
const OURS_TO_CONFIGURE = /^(28...|3D000|42501)$/;
const EXAMPLE = 'DATABASE_URL=postgres://user:password@db/makegood';

/** Why the database that `DATABASE_URL` names cannot be used; anything else is passed on as it is. */
export function databaseError(error: unknown, url: string): unknown {
  if (isInvalidUrl(error)) {
    // The error itself holds the address, password and all, so it is not kept as a cause.
    const wrong =
      'cannot be read. Characters like # / ? @ in a password are written %23 %2F %3F %40.';
    return new StartError(`DATABASE_URL ${wrong} Example: ${EXAMPLE}`);
  }
  const known = error instanceof SqlError && OURS_TO_CONFIGURE.test(error.code);
  if (!known && !(error instanceof SqlUnavailable)) return error;
  const where = withoutSecrets(url);
  const message = known ? plainMessage(error) : error.message;
  return new StartError(`DATABASE_URL ${where} cannot be used: ${message}. Example: ${EXAMPLE}`);
}

/** Without the statement that met with it. */
function plainMessage({ message }: SqlError): string {
  return message.replace(/ \(in: .*$/s, '');
}

function isInvalidUrl(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_INVALID_URL'
  );
}
