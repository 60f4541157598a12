import { ERRORS } from './stub-error.js';

export interface StubAnswer {
  readonly status: number;
  readonly body: unknown;
}

const KEPT_MS = 24 * 3_600_000;

interface Kept {
  readonly at: number;
  readonly fingerprint: string;
  answer?: StubAnswer;
}

/**
 * Idempotency keys as https://docs.stripe.com/api/idempotent_requests has them: the answer to the first request is kept for
 * 24 hours, errors of the method included, and given again; another request in the meantime is refused.
 */
export class IdempotencyKeys {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly now: () => number) {}

  /** The answer of then; undefined: run it. Throws what Stripe answers when neither may be. */
  begin(key: string, fingerprint: string): StubAnswer | undefined {
    const known = this.kept.get(key);
    if (known && this.now() - known.at < KEPT_MS) {
      if (known.fingerprint !== fingerprint) throw ERRORS.keyReused;
      if (!known.answer) throw ERRORS.keyInUse;
      return known.answer;
    }
    this.kept.set(key, { at: this.now(), fingerprint });
    return undefined;
  }

  end(key: string, answer: StubAnswer): void {
    const known = this.kept.get(key);
    if (known) known.answer = answer;
  }
}
