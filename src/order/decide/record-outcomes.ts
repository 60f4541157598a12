import { backoffMs, type BackoffPolicy } from '../../kernel/backoff.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Rejection } from '../../kernel/rejection.js';
import { wellFormed } from '../../kernel/text.js';
import { toRfc3339 } from '../../kernel/time.js';
import type { FulfillmentFailed, LineFulfilled } from '../events.js';
import { afterOutcome } from '../evolve.js';
import { noSuchOrder } from '../refusals.js';
import type { AttemptResult, LineFailed } from '../results.js';
import type { Line, OrderState } from '../state.js';

export interface RetryPolicy extends BackoffPolicy {
  readonly maxAttempts: number;
  readonly maxAgeMs: number;
}

/** What became of one attempt at one line. */
export interface LineOutcome {
  readonly lineId: string;
  readonly module: string;
  readonly basis: number;
  /** Derived from stream, line, attempt and claim: the same outcome recorded twice writes nothing. */
  readonly commandId: string;
  /** Random in [0, 1), for the backoff. */
  readonly jitter: number;
  readonly policy: RetryPolicy;
  readonly result: AttemptResult;
}

export type OutcomeEvent = (LineFulfilled | FulfillmentFailed) & { readonly commandId: string };

function nextAttemptAt(line: Line, outcome: LineOutcome, failure: LineFailed, now: number) {
  const { policy, jitter } = outcome;
  const failures = line.budgetUsed + 1;
  const firstFailedAt = line.failingSince ?? now;
  const limit = Math.min(policy.maxAttempts, failure.maxAttempts ?? policy.maxAttempts);
  if (!failure.retryable || failure.class === 'configuration' || failures >= limit) return null;
  const at = now + Math.max(backoffMs(policy, failures, jitter), failure.retryAfterMs ?? 0);
  return at - firstFailedAt > policy.maxAgeMs ? null : toRfc3339(at);
}

/** A module that is still broken as a whole tells nothing new: one event for each line and cause, not one for each look. */
function repeatsConfigurationFailure(line: Line, failure: LineFailed): boolean {
  const last = line.failure;
  return (
    failure.class === 'configuration' &&
    last?.class === 'configuration' &&
    last.code === wellFormed(failure.code) &&
    last.retryable === failure.retryable
  );
}

function failedEvent(line: Line, outcome: LineOutcome, now: number): OutcomeEvent | undefined {
  const { lineId, module, basis, result, commandId } = outcome;
  if (result.kind !== 'failed' || line.status === 'Complete') return undefined;
  if (repeatsConfigurationFailure(line, result)) return undefined;
  const { retryable, outcomeUnknown = false } = result;
  const code = wellFormed(result.code);
  const message = wellFormed(result.message);
  const data = {
    ...{ lineId, module, attempt: line.attempts + 1, basis, class: result.class, code, message },
    ...{ retryable, outcomeUnknown, nextAttemptAt: nextAttemptAt(line, outcome, result, now) },
  };
  return { type: 'FulfillmentFailed', data, commandId };
}

function fulfilledEvent(line: Line, outcome: LineOutcome): OutcomeEvent | undefined {
  const { lineId, module, basis, result, commandId } = outcome;
  if (result.kind !== 'fulfilled') return undefined;
  const { receipt } = result;
  // Two workers with one success each: the effect is there once, and so is its record.
  const known = line.receipt && canonicalJson(line.receipt) === canonicalJson(receipt);
  if (line.status === 'Complete' && known) return undefined;
  const data = { lineId, module, attempt: line.attempts + 1, basis, receipt };
  return { type: 'LineFulfilled', data, commandId };
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
    const line = lines.get(outcome.lineId);
    if (!line || seen.has(outcome.commandId) || recorded.has(outcome.commandId)) continue;
    const event = fulfilledEvent(line, outcome) ?? failedEvent(line, outcome, now);
    if (!event) continue;
    recorded.set(outcome.commandId, event);
    // An outcome that follows in the same batch is judged by what this one made of the line.
    lines.set(line.id, afterOutcome(line, event, now));
  }
  return [...recorded.values()];
}
