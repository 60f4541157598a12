import type { Recorded } from '../kernel/event.js';
import { fromRfc3339 } from '../kernel/time.js';
import type {
  FulfillmentDeferred,
  FulfillmentFailed,
  FulfillmentRetryRequested,
  LineFulfilled,
  LineRevoked,
  LineSettledByHand,
  RevocationFailed,
} from './events.js';
import type { BasketLine } from './order-details.js';
import type { Line, LineStatus, Tries } from './state.js';

/** What came of a call, or of what should have been one. */
export type LineOutcomeEvent =
  LineFulfilled | FulfillmentFailed | FulfillmentDeferred | LineRevoked | RevocationFailed;

const ERROR_STATUS = {
  configuration: 'Fulfillment Configuration Error',
  network: 'Fulfillment Network Error',
  timeout: 'Fulfillment Timeout Error',
  server: 'Fulfillment Server Error',
} as const satisfies Record<string, LineStatus>;

export function openLine(line: BasketLine): Line {
  return { ...line, status: 'Open', attempts: 0, budgetUsed: 0 };
}

/** Nobody fulfils it (any more), whatever its status says of the past. */
export function isClosed({ status, revocation, settlement }: Line): boolean {
  return status === 'Complete' || status === 'Revoked' || !!revocation || !!settlement;
}

/** How much of the budget failures of this code have used up. */
export function usedBy({ usedByCode = {} }: Tries, code: string): number {
  return Object.hasOwn(usedByCode, code) ? (usedByCode[code] ?? 0) : 0;
}

/** One more failure. A module that failed as a whole takes nothing of the budget, neither attempts nor time. */
function failedAgain(
  tries: Tries,
  { data }: FulfillmentFailed | RevocationFailed,
  at: number,
): Tries {
  const { code, message, retryable, nextAttemptAt } = data;
  const ofModule = data.class === 'configuration';
  return {
    budgetUsed: tries.budgetUsed + (ofModule ? 0 : 1),
    ...(!ofModule && {
      usedByCode: { ...tries.usedByCode, [code]: usedBy(tries, code) + 1 },
      failingSince: tries.failingSince ?? at,
    }),
    failure: {
      ...{ class: data.class, code, message, retryable, at },
      since: tries.failure?.since ?? at,
      outcomeUnknown: 'outcomeUnknown' in data && data.outcomeUnknown,
      nextAttemptAt: nextAttemptAt === null ? null : fromRfc3339(nextAttemptAt),
    },
  };
}

/** Only an attempt that was decided after the request answers it. */
function unlessAnswered({ retry }: Line, basis: number): Pick<Line, 'retry'> {
  return retry && basis < retry.revision ? { retry } : {};
}

function contradicted(line: Line, contradictedAt: number): Line {
  return line.settlement ? { ...line, settlement: { ...line.settlement, contradictedAt } } : line;
}

function fulfilled(line: Line, { data }: LineFulfilled, at: number): Line {
  const { module, receipt } = data;
  const attempts = Math.max(line.attempts, data.attempt);
  if (line.settlement) return contradicted({ ...line, module, receipt, attempts }, at);
  const { failure, failingSince, retry, deferral, ...rest } = line;
  // It came after all: what a person wanted undone is undone once more.
  const again = line.status === 'Revoked' && { revocation: { requestedAt: at, budgetUsed: 0 } };
  const status = line.status === 'Revocation Error' ? line.status : 'Complete';
  return { ...rest, status, module, receipt, attempts, ...again };
}

function failed(line: Line, event: FulfillmentFailed, at: number): Line {
  if (line.status === 'Complete') return line;
  const { module, basis, outcomeUnknown } = event.data;
  const attempts = Math.max(line.attempts, event.data.attempt);
  if (line.status === 'Revoked' && outcomeUnknown) {
    return { ...line, attempts, revocation: { requestedAt: at, budgetUsed: 0 } };
  }
  if (isClosed(line)) return { ...line, attempts };
  const { retry, failingSince, deferral, ...rest } = line;
  return {
    ...rest,
    ...failedAgain(line, event, at),
    status: ERROR_STATUS[event.data.class],
    module,
    attempts,
    ...unlessAnswered(line, basis),
  };
}

/** It is under way at the other side: what failed before is over. */
function deferred(line: Line, { data }: FulfillmentDeferred, at: number): Line {
  const attempts = Math.max(line.attempts, data.attempt);
  if (isClosed(line)) return { ...line, attempts };
  const { failure, retry, ...rest } = line;
  const { module, note, basis } = data;
  const deferral = { askAt: fromRfc3339(data.askAt), since: at, note };
  return { ...rest, status: 'Open', module, attempts, deferral, ...unlessAnswered(line, basis) };
}

function revoked(line: Line, { data }: LineRevoked, at: number): Line {
  if (line.settlement) return contradicted(line, at);
  const { failure, failingSince, retry, deferral, revocation, ...rest } = line;
  return { ...rest, status: 'Revoked', module: data.module };
}

function revocationFailed(line: Line, event: RevocationFailed, at: number): Line {
  const { revocation } = line;
  if (!revocation) return line;
  return {
    ...line,
    status: 'Revocation Error',
    revocation: {
      requestedAt: revocation.requestedAt,
      ...failedAgain(revocation, event, at),
    },
  };
}

/** A line after an outcome that was recorded at `at` (epoch ms). */
export function afterOutcome(line: Line, event: LineOutcomeEvent, at: number): Line {
  switch (event.type) {
    case 'LineFulfilled':
      return fulfilled(line, event, at);
    case 'FulfillmentFailed':
      return failed(line, event, at);
    case 'FulfillmentDeferred':
      return deferred(line, event, at);
    case 'LineRevoked':
      return revoked(line, event, at);
    case 'RevocationFailed':
      return revocationFailed(line, event, at);
  }
}

/** The status stays until the outcome; the automatic budget is a new one. */
export function retried(line: Line, event: Recorded<FulfillmentRetryRequested>, at: number): Line {
  if (isClosed(line)) return line;
  const { failingSince, usedByCode, ...rest } = line;
  const retry = { id: event.data.retryId, requestedAt: at, revision: event.revision };
  return { ...rest, budgetUsed: 0, retry };
}

export function toRevoke(line: Line, at: number): Line {
  if (line.status === 'Revoked') return line;
  const { retry, settlement, ...rest } = line;
  return { ...rest, revocation: { requestedAt: at, budgetUsed: 0 } };
}

export function settled(line: Line, { data }: LineSettledByHand): Line {
  const { failure, failingSince, retry, deferral, revocation, ...rest } = line;
  const { outcome } = data;
  return {
    ...rest,
    status: outcome === 'complete' ? 'Complete' : 'Abandoned',
    settlement: { outcome },
  };
}
