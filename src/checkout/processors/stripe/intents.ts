import type Stripe from 'stripe';
import type { PaymentAttempt } from '../payment-processor.js';
import { toMinorUnits } from './amounts.js';
import type { Answer, Calls } from './calls.js';
import { confirmKey, intentKey, keysStillHold, metadataOf, searchQuery } from './keys.js';

type Intent = Stripe.PaymentIntent;
type Sent = Stripe.Response<Intent>;

/** A way to one of the intents that an attempt may use. */
type Way = { readonly id: string } | { readonly nth: number };

const EXPAND = { expand: ['latest_charge'] };

/**
 * The PaymentIntents of an order. There is one, used again after a decline; a new one is made only when the one before was
 * cancelled, which is for good. So all intents of an order together can collect once.
 */
export class Intents {
  constructor(
    private readonly stripe: Stripe,
    private readonly now: () => number,
  ) {}

  /** The intent to collect with: the first that is not cancelled. All cancelled: the last of them. */
  async current(attempt: PaymentAttempt, calls: Calls): Promise<Answer<Intent> | undefined> {
    let found: Answer<Intent> | undefined;
    for (const way of await this.ways(attempt, calls)) {
      if ('fault' in way) return way;
      found = await this.follow(way, attempt, calls);
      if ('fault' in found || found.object.status !== 'canceled') return found;
    }
    return found;
  }

  /** Cancels every intent that this attempt may ever use, those that were never made included. */
  async cancelAll(attempt: PaymentAttempt, calls: Calls): Promise<readonly Answer<Intent>[]> {
    const ways = [...(await this.ways(attempt, calls))];
    // Making and cancelling it stops a request that wakes up late: its key brings a cancelled intent.
    if (!keysStillHold(attempt, this.now())) ways.push({ nth: attempt.attempt });
    const cancelled: Answer<Intent>[] = [];
    for (const way of ways) {
      const found = 'fault' in way ? way : await this.follow(way, attempt, calls);
      const open = 'object' in found && !isOver(found.object);
      cancelled.push(open ? await this.cancel(found.object.id, calls) : found);
    }
    return cancelled;
  }

  confirm(id: string, attempt: PaymentAttempt, token: string, calls: Calls): Promise<Answer<Sent>> {
    return calls.make(() =>
      this.stripe.paymentIntents.confirm(
        id,
        { payment_method: token, ...EXPAND },
        { idempotencyKey: confirmKey(attempt) },
      ),
    );
  }

  retrieve(id: string, calls: Calls): Promise<Answer<Sent>> {
    return calls.make(() => this.stripe.paymentIntents.retrieve(id, EXPAND));
  }

  /** A state that does not allow it is answered with the intent as it is. */
  private async cancel(id: string, calls: Calls): Promise<Answer<Intent>> {
    const reason = { cancellation_reason: 'abandoned' as const, ...EXPAND };
    const cancelled = await calls.make(() => this.stripe.paymentIntents.cancel(id, reason));
    const refused = 'fault' in cancelled && cancelled.fault.code === UNEXPECTED_STATE;
    return refused ? this.retrieve(id, calls) : cancelled;
  }

  /**
   * By the recorded id; without one by the keys that intents are made with. Keys are forgotten after a day: then only a
   * search is left. It lags by a minute, or "up to an hour behind during outages"
   * (https://docs.stripe.com/api/payment_intents/search), so by then it sees all. What it does not find was never
   * recorded, and so never confirmed.
   */
  private async ways(
    attempt: PaymentAttempt,
    calls: Calls,
  ): Promise<readonly (Way | Extract<Answer<Intent>, { fault: unknown }>)[]> {
    const { prepared, attempt: n } = attempt;
    if (prepared)
      return [{ id: prepared.reference }, ...(n > prepared.attempt ? [{ nth: n }] : [])];
    if (keysStillHold(attempt, this.now())) {
      return Array.from({ length: n }, (_, index) => ({ nth: index + 1 }));
    }
    const query = searchQuery(attempt.orderNumber);
    const found = await calls.make(() => this.stripe.paymentIntents.search({ query, limit: 100 }));
    return 'fault' in found ? [found] : found.object.data.map(({ id }) => ({ id }));
  }

  private async follow(way: Way, attempt: PaymentAttempt, calls: Calls): Promise<Answer<Intent>> {
    if ('id' in way) return this.retrieve(way.id, calls);
    const made = await calls.make(() => this.create(attempt, way.nth));
    // A key that was used before brings the answer of then, not the intent of now.
    return 'object' in made && wasReplayed(made.object)
      ? this.retrieve(made.object.id, calls)
      : made;
  }

  private create({ orderNumber, amount, currency }: PaymentAttempt, nth: number): Promise<Sent> {
    const units = toMinorUnits(amount, currency);
    if (units === undefined) throw new RangeError('This amount cannot be collected at Stripe.');
    return this.stripe.paymentIntents.create(
      {
        amount: units,
        currency: currency.toLowerCase(),
        // Not `automatic_async`, the default: `succeeded` shall mean that the money was captured.
        capture_method: 'automatic',
        // Redirects would need a page of ours to come back to; the payer acts within the checkout's page.
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        metadata: metadataOf(orderNumber),
      },
      { idempotencyKey: intentKey(orderNumber, nth) },
    );
  }
}

const UNEXPECTED_STATE = 'payment_intent_unexpected_state';

/** Header `Idempotent-Replayed: true` (https://docs.stripe.com/error-low-level, section "Idempotency"). */
export function wasReplayed({ lastResponse }: Sent): boolean {
  return lastResponse.headers['idempotent-replayed'] === 'true';
}

function isOver({ status }: Intent): boolean {
  return status === 'succeeded' || status === 'canceled';
}
