import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Rejection } from '../../kernel/rejection.js';
import { wellFormed } from '../../kernel/text.js';
import { toRfc3339 } from '../../kernel/time.js';
import { afterOutcome, isClosed, type LineOutcomeEvent } from '../evolve-line.js';
import { noSuchOrder } from '../refusals.js';
import type { AttemptResult, LineDeferred, LineFailed, RevocationResult } from '../results.js';
import type { Line, OrderState } from '../state.js';
import { nextAttemptAt, repeatsConfigurationFailure, type RetryPolicy } from './retry-time.js';

export type { RetryPolicy };

/** Taking back failed: a failure of its own, with its own budget. */
export type RevocationOutcome =
  | Exclude<RevocationResult, LineFailed>
  | { readonly kind: 'revocation-failed'; readonly failure: LineFailed };

/** What became of one call for one line. */
export interface LineOutcome {
  readonly lineId: string;
  readonly module: string;
  readonly basis: number;
  /** Derived from stream, line, attempt and claim: the same outcome recorded twice writes nothing. */
  readonly commandId: string;
  /** Random in [0, 1), for the backoff. */
  readonly jitter: number;
  readonly policy: RetryPolicy;
  readonly result: AttemptResult | RevocationOutcome;
}

export type OutcomeEvent = LineOutcomeEvent & { readonly commandId: string };

type Fulfilled = Extract<AttemptResult, { kind: 'fulfilled' }>;
type Revoked = Extract<RevocationOutcome, { kind: 'revoked' }>;

function fulfilledEvent(line: Line, outcome: LineOutcome, { receipt }: Fulfilled) {
  const { lineId, module, basis } = outcome;
  // Two workers with one success each: the effect is there once, and so is its record.
  const known = line.receipt && canonicalJson(line.receipt) === canonicalJson(receipt);
  if (line.status === 'Complete' && known) return undefined;
  const data = { lineId, module, attempt: line.attempts + 1, basis, receipt };
  return { type: 'LineFulfilled', data } as const;
}

/** Who asked for another attempt is told even so, where nobody makes one by itself: or the retry would never end. */
function tellsNothingNew({ retry, ...line }: Line, failure: LineFailed, basis: number): boolean {
  const isAnswer = retry !== undefined && basis >= retry.revision && !failure.retryable;
  return !isAnswer && repeatsConfigurationFailure(line, failure);
}

function failedEvent(line: Line, outcome: LineOutcome, result: LineFailed, now: number) {
  const { lineId, module, basis } = outcome;
  if (line.status === 'Complete') return undefined;
  const failure = wellFormedFailure(result);
  if (!isClosed(line) && tellsNothingNew(line, failure, basis)) return undefined;
  const { class: kind, code, message, retryable, outcomeUnknown = false } = failure;
  const next = isClosed(line) ? null : nextAttemptAt(line, failure, outcome, now);
  const data = {
    ...{ lineId, module, attempt: line.attempts + 1, basis, class: kind, code, message },
    ...{ retryable, outcomeUnknown, nextAttemptAt: next },
  };
  return { type: 'FulfillmentFailed', data } as const;
}

/** The other side has had as long as all retries would: a person must look. */
const NEVER_DONE: LineFailed = {
  kind: 'failed',
  class: 'timeout',
  code: 'never-done',
  message: 'The other side took it on and was not done in time.',
  retryable: true,
  outcomeUnknown: true,
  maxAttempts: 1,
};

/** It is told once; asking again and again tells nothing new. */
function deferredEvent(line: Line, outcome: LineOutcome, result: LineDeferred, now: number) {
  const { lineId, module, basis, policy } = outcome;
  const { deferral } = line;
  if (deferral && now - deferral.since > policy.maxAgeMs) {
    return failedEvent(line, outcome, NEVER_DONE, now);
  }
  if (deferral || line.status === 'Complete') return undefined;
  const askAt = toRfc3339(now + result.checkAfterMs);
  const attempt = line.attempts + 1;
  const data = { lineId, module, attempt, basis, askAt, note: wellFormed(result.note) };
  return { type: 'FulfillmentDeferred', data } as const;
}

function revokedEvent(line: Line, { lineId, module }: LineOutcome, { receipt }: Revoked) {
  if (line.status === 'Revoked' && !line.revocation) return undefined;
  return { type: 'LineRevoked', data: { lineId, module, receipt } } as const;
}

function revocationFailedEvent(line: Line, outcome: LineOutcome, result: LineFailed, now: number) {
  const { lineId, module } = outcome;
  const { revocation } = line;
  const failure = wellFormedFailure(result);
  if (!revocation || repeatsConfigurationFailure(revocation, failure)) return undefined;
  const { class: kind, code, message, retryable } = failure;
  const next = nextAttemptAt(revocation, failure, outcome, now);
  const data = { lineId, module, class: kind, code, message, retryable, nextAttemptAt: next };
  return { type: 'RevocationFailed', data } as const;
}

function wellFormedFailure(failure: LineFailed): LineFailed {
  const { code, message } = failure;
  return { ...failure, code: wellFormed(code), message: wellFormed(message) };
}

function eventOf(line: Line, outcome: LineOutcome, now: number): LineOutcomeEvent | undefined {
  const { result } = outcome;
  switch (result.kind) {
    case 'fulfilled':
      return fulfilledEvent(line, outcome, result);
    case 'failed':
      return failedEvent(line, outcome, result, now);
    case 'deferred':
      return deferredEvent(line, outcome, result, now);
    case 'revoked':
      return revokedEvent(line, outcome, result);
    case 'revocation-failed':
      return revocationFailedEvent(line, outcome, result.failure, now);
  }
}

/**
 * Records what happened outside, whatever the order has become meanwhile. What is known already writes nothing.
 * @param seen ids of commands that the stream recorded before
 */
export function decideRecordOutcomes(
  state: OrderState,
  outcomes: readonly LineOutcome[],
  seen: ReadonlySet<string>,
  now: number,
): readonly OutcomeEvent[] | Rejection {
  if (state.stage !== 'placed') return noSuchOrder();
  const lines = new Map(state.lines.map((line) => [line.id, line]));
  const recorded = new Map<string, OutcomeEvent>();
  for (const outcome of outcomes) {
    const { commandId } = outcome;
    const line = lines.get(outcome.lineId);
    if (!line || seen.has(commandId) || recorded.has(commandId)) continue;
    const event = eventOf(line, outcome, now);
    if (!event) continue;
    recorded.set(commandId, { ...event, commandId });
    // An outcome that follows in the same batch is judged by what this one made of the line.
    lines.set(line.id, afterOutcome(line, event, now));
  }
  return [...recorded.values()];
}
