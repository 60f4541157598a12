import { EventStoreUnavailable } from '../event-store/event-store.js';
import { VaultUnavailable } from '../key-vault/errors.js';
import { SqlUnavailable } from '../sql/sql-errors.js';
import { httpProblem, retryAfterOf } from './http-problems.js';
import { ProblemError } from './problem.js';

/** An engine that does not answer is nobody's bug: the caller may send the same request again, which is always safe here. */
export function outageProblem(exception: unknown): ProblemError | undefined {
  const what =
    exception instanceof EventStoreUnavailable
      ? 'The event store'
      : exception instanceof SqlUnavailable
        ? 'The database'
        : exception instanceof VaultUnavailable
          ? 'The key vault'
          : undefined;
  if (what === undefined) return undefined;
  const detail = `${what} does not answer. Whether your request was done is not known; send it again.`;
  return new ProblemError(
    httpProblem('engine-unavailable', { detail }),
    retryAfterOf('engine-unavailable'),
  );
}
