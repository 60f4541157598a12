import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf, verdictOf, type Fault } from './fault.js';

/** What a call brought: Stripe's object, or what went wrong. */
export type Answer<T> = { readonly object: T } | { readonly fault: Fault };

export interface CallLimits {
  /** For one method of the port, with all its calls and repeats. */
  readonly totalMs: number;
  /** Before the same call is made once more. */
  readonly pauseMs: number;
}

const NO_ANSWER: Fault = {};

/**
 * The calls of one method of the port, within one time limit. A call that may help when repeated is made once more, with
 * the same parameters and key; it does no harm, for Stripe runs it once. What is unclear then is for a probe to find out.
 */
export class Calls {
  private readonly until: number;

  constructor(
    private readonly limits: CallLimits,
    private readonly now: () => number,
  ) {
    this.until = now() + limits.totalMs;
  }

  /** @param call must carry its own idempotency key if it changes anything */
  async make<T>(call: () => Promise<T>): Promise<Answer<T>> {
    const first = await this.once(call);
    if ('object' in first || !worthRepeating(first.fault)) return first;
    if (this.left() <= this.limits.pauseMs) return first;
    await sleep(this.limits.pauseMs);
    return this.once(call);
  }

  private async once<T>(call: () => Promise<T>): Promise<Answer<T>> {
    const over = new AbortController();
    const timeUp = sleep(Math.max(0, this.left()), { fault: NO_ANSWER }, { signal: over.signal });
    timeUp.catch(() => undefined); // aborted when the answer was first
    const answer = call().then(
      (object) => ({ object }),
      (error: unknown) => ({ fault: faultOf(error) }),
    );
    // The SDK's own clock runs only while nothing arrives; this one always.
    return Promise.race([answer, timeUp]).finally(() => {
      over.abort();
      answer.catch(() => undefined);
    });
  }

  private left(): number {
    return this.until - this.now();
  }
}

function worthRepeating(fault: Fault): boolean {
  const verdict = verdictOf(fault);
  return verdict.outcome === 'unknown' && verdict.again;
}
