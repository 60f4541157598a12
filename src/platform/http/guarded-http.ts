import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
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
}

/** Longer nobody waits for others to end: a claim outlasts its call by little more. */
export const LONGEST_WAIT_MS = 1_000;
const LONGEST_QUEUE = 1_000;

/**
 * Calls to one party, as many as it can take. Refuses with {@link CallRefused} what it does not make; all else is the outcome
 * of a call.
 */
export class GuardedHttp implements OutgoingHttp {
  private readonly slots: BulkheadPolicy;

  constructor(
    private readonly http: OutgoingHttp,
    private readonly limits: CallLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.slots = bulkhead(limits.concurrency, LONGEST_QUEUE);
  }

  async request(request: OutgoingRequest): Promise<OutgoingOutcome> {
    const { limits } = this;
    const since = this.now();
    const timeoutMs = Math.min(request.timeoutMs ?? limits.timeoutMs, limits.timeoutMs);
    try {
      return await this.slots.execute(() => {
        if (this.now() - since > LONGEST_WAIT_MS) throw new CallRefused('too-many-calls');
        return this.http.request({ ...request, timeoutMs });
      });
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw new CallRefused('too-many-calls');
      throw error;
    }
  }
}
