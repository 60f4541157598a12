import type Stripe from 'stripe';
import type {
  CancelOutcome,
  Collected,
  CollectOutcome,
  Declined,
  FoundPayment,
  ListOutcome,
  PaymentAttempt,
  PaymentProcessor,
  PrepareOutcome,
  ProbeOutcome,
  Refund,
  RefundOutcome,
  Unknown,
} from '../payment-processor.js';
import { toMinorUnits } from './amounts.js';
import { Calls, type Answer, type CallLimits } from './calls.js';
import { CANCELLED, NOT_CHARGEABLE } from './declines.js';
import { verdictOf, type Fault, type Verdict } from './fault.js';
import { findPayment } from './found-payment.js';
import { Intents, wasReplayed } from './intents.js';
import { listIntents } from './listing.js';
import { outcomeOfIntent } from './outcome-of-intent.js';
import { Refunds } from './refunds.js';
import { stripeClient, type StripeClient } from './stripe-client.js';

export interface StripeProcessorOptions {
  readonly secretKey: string;
  readonly apiBase?: string;
  readonly account?: string;
  readonly limits?: CallLimits;
  readonly now?: () => number;
}

const LIMITS: CallLimits = { totalMs: 20_000, pauseMs: 300 };

/** Collects through Stripe: ADR 0013. */
export class StripeProcessor implements PaymentProcessor {
  readonly name = 'stripe';
  private readonly client: StripeClient;
  private readonly intents: Intents;
  private readonly limits: CallLimits;
  private readonly now: () => number;

  constructor(private readonly options: StripeProcessorOptions) {
    this.limits = options.limits ?? LIMITS;
    this.now = options.now ?? Date.now;
    this.client = stripeClient({ ...options, timeoutMs: this.limits.totalMs });
    this.intents = new Intents(this.client.stripe, this.now);
  }

  async prepare(attempt: PaymentAttempt): Promise<PrepareOutcome> {
    if (toMinorUnits(attempt.amount, attempt.currency) === undefined) return NOT_CHARGEABLE;
    const found = await this.intents.current(attempt, this.calls());
    if (!found) return NOTHING_FOUND;
    if ('fault' in found) return settled(verdictOf(found.fault));
    if (found.object.status === 'canceled') return CANCELLED;
    const { account } = this.options;
    const reference = found.object.id;
    return { outcome: 'prepared', reference, ...(account !== undefined && { account }) };
  }

  /** Prepares by itself what this attempt did not record; then nobody can tell by the order that it was asked for. */
  async collect(attempt: PaymentAttempt, token: string): Promise<CollectOutcome> {
    const ours = attempt.prepared?.attempt === attempt.attempt;
    const prepared = ours ? attempt.prepared : await this.prepare(attempt);
    if (!('reference' in prepared)) return prepared;
    const calls = this.calls();
    const { reference } = prepared;
    const confirmed = await this.intents.confirm(reference, attempt, token, calls);
    if ('fault' in confirmed) return this.afterFault(confirmed.fault, reference, calls);
    const now = wasReplayed(confirmed.object)
      ? await this.intents.retrieve(reference, calls)
      : confirmed;
    return asked(this.read(now));
  }

  async probe(attempt: PaymentAttempt): Promise<ProbeOutcome> {
    if (toMinorUnits(attempt.amount, attempt.currency) === undefined) return { outcome: 'absent' };
    const found = await this.intents.current(attempt, this.calls());
    return found ? this.read(found) : { outcome: 'absent' };
  }

  async cancel(attempt: PaymentAttempt): Promise<CancelOutcome> {
    if (toMinorUnits(attempt.amount, attempt.currency) === undefined) return NEVER_COLLECTS;
    const all = await this.intents.cancelAll(attempt, this.calls());
    const outcomes = all.map((answer) => this.read(answer));
    const first = <Kind extends ProbeOutcome['outcome']>(kind: Kind) =>
      outcomes.find((one): one is Extract<ProbeOutcome, { outcome: Kind }> => one.outcome === kind);
    const worst = first('collected') ?? first('processing') ?? first('unknown');
    if (worst) return worst;
    return outcomes.every((one) => one === CANCELLED) ? NEVER_COLLECTS : NOT_CANCELLED;
  }

  refund(refund: Refund): Promise<RefundOutcome> {
    return new Refunds(this.stripe).run(refund, this.calls());
  }

  find(payment: Pick<Collected, 'reference' | 'account'>): Promise<FoundPayment> {
    return findPayment(this.stripe, this.calls(), payment);
  }

  list(since: number, from?: string): Promise<ListOutcome> {
    return listIntents(this.stripe, this.calls(), since, from);
  }

  close(): void {
    this.client.close();
  }

  private async afterFault(fault: Fault, id: string, calls: Calls): Promise<CollectOutcome> {
    const verdict = verdictOf(fault);
    return verdict.outcome === 'look'
      ? asked(this.read(await this.intents.retrieve(id, calls)))
      : settled(verdict);
  }

  private read(answer: Answer<Stripe.PaymentIntent>): ProbeOutcome {
    return 'object' in answer
      ? outcomeOfIntent(answer.object, this.options.account)
      : settled(verdictOf(answer.fault));
  }

  private get stripe(): Stripe {
    return this.client.stripe;
  }

  private calls(): Calls {
    return new Calls(this.limits, this.now);
  }
}

const NEVER_COLLECTS = { outcome: 'cancelled' } as const;

const NOTHING_FOUND: Unknown = {
  ...{ outcome: 'unknown', code: 'not-found' },
  message: 'The processor has nothing under this order number.',
};

const NOT_CANCELLED: Unknown = {
  ...{ outcome: 'unknown', code: 'not-cancelled' },
  message: 'The processor did not cancel all that it has under this order number.',
};

const STATE_MOVED: Unknown = {
  ...{ outcome: 'unknown', code: 'state-moved' },
  message: 'The payment changed while it was confirmed.',
};

/** Whether the one intent was asked before or by this call cannot be seen: no refusal may be read from its state. */
function asked(outcome: ProbeOutcome): CollectOutcome {
  const open = outcome.outcome === 'absent' || (outcome.outcome === 'declined' && !outcome.final);
  return open ? STATE_MOVED : outcome;
}

function settled(verdict: Verdict): Declined | Unknown {
  if (verdict.outcome === 'look') return STATE_MOVED;
  if (verdict.outcome === 'declined') return verdict;
  const { outcome, code, message } = verdict;
  return { outcome, code, message };
}
