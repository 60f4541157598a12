import {
  bulkhead,
  BulkheadRejectedError,
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhenResult,
  type BulkheadPolicy,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { CallRefused } from './call-refused.js';
import type { OutgoingHttp, OutgoingOutcome, OutgoingRequest } from './outgoing-http.js';

/** How one party is called. */
export interface CallLimits {
  /** Until a connection is there, in ms. */
  readonly connectTimeoutMs: number;
  /** Of a whole call, in ms; no call may take longer. */
  readonly timeoutMs: number;
  /** So many at once; further ones wait for a moment. */
  readonly concurrency: number;
  /** After so many failures in a row none is made for a while. */
  readonly breakerFailures: number;
  /** How long, in ms. Then one call tries: is it well again, all go on. */
  readonly breakerOpenMs: number;
}

/** Longer nobody waits for others to end: a claim outlasts its call by little more. */
export const LONGEST_WAIT_MS = 1_000;
const LONGEST_QUEUE = 1_000;

/**
 * Calls to one party, as many as it can take. Refuses with {@link CallRefused} what it does not make; all else is the outcome
 * of a call.
 */
export class GuardedHttp implements OutgoingHttp {
  private readonly breaker: CircuitBreakerPolicy;
  private readonly slots: BulkheadPolicy;

  constructor(
    private readonly http: OutgoingHttp,
    private readonly limits: CallLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.slots = bulkhead(limits.concurrency, LONGEST_QUEUE);
    this.breaker = circuitBreaker(
      handleWhenResult((outcome) => isUnwell(outcome as OutgoingOutcome)),
      {
        halfOpenAfter: limits.breakerOpenMs,
        breaker: new ConsecutiveBreaker(limits.breakerFailures),
      },
    );
  }

  async request(request: OutgoingRequest): Promise<OutgoingOutcome> {
    const { limits } = this;
    const since = this.now();
    const timeoutMs = Math.min(request.timeoutMs ?? limits.timeoutMs, limits.timeoutMs);
    try {
      return await this.slots.execute(() => {
        if (this.now() - since > LONGEST_WAIT_MS) throw new CallRefused('too-many-calls');
        // One call is finding out; to wait for it would take of the time of ours.
        if (this.breaker.state === CircuitState.HalfOpen) throw new CallRefused('breaker-open');
        return this.breaker.execute(() => this.http.request({ ...request, timeoutMs }));
      });
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new CallRefused('breaker-open');
      if (error instanceof BulkheadRejectedError) throw new CallRefused('too-many-calls');
      throw error;
    }
  }
}

/** It is down, or asks for less. What it says of one request (4xx) says nothing of the next. */
function isUnwell(outcome: OutgoingOutcome): boolean {
  return outcome.kind !== 'response' || outcome.status >= 500 || outcome.status === 429;
}
