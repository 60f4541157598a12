import type { Charge, ChargeOutcome } from '../contract.js';
import type {
  CancelOutcome,
  CollectOutcome,
  ListedPayment,
  ListOutcome,
  PaymentAttempt,
  PaymentProcessor,
  ProbeOutcome,
  RefundOutcome,
} from './payment-processor.js';

/** A processor that collects in one step and finds a charge by its key; the sandbox processor is one. */
export interface ChargesByKey {
  readonly name: string;
  collect(charge: Charge): Promise<ChargeOutcome>;
  probe(key: string): Promise<ChargeOutcome | { readonly outcome: 'absent' }>;
  cancel(key: string): Promise<ChargeOutcome | { readonly outcome: 'cancelled' }>;
  list(): readonly ChargeEntry[];
}

/** A line of its ledger. */
export interface ChargeEntry {
  readonly type: 'charged' | 'cancelled';
  readonly at: string;
  readonly charge?: Charge;
  readonly outcome?: ChargeOutcome;
}

/** Lets such a processor stand behind the port. What it lacks, it says so: it gives nothing back. */
export class OneStepProcessor implements PaymentProcessor {
  readonly name: string;

  constructor(private readonly charges: ChargesByKey) {
    this.name = charges.name;
  }

  async collect(attempt: PaymentAttempt, token: string): Promise<CollectOutcome> {
    const { orderNumber, amount, currency } = attempt;
    const key = keyOf(attempt);
    return final(await this.charges.collect({ key, orderNumber, amount, currency, token }));
  }

  async probe(attempt: PaymentAttempt): Promise<ProbeOutcome> {
    const probed = await this.charges.probe(keyOf(attempt));
    return probed.outcome === 'absent' ? probed : final(probed);
  }

  async cancel(attempt: PaymentAttempt): Promise<CancelOutcome> {
    const cancelled = await this.charges.cancel(keyOf(attempt));
    return cancelled.outcome === 'cancelled' ? cancelled : final(cancelled);
  }

  refund(): Promise<RefundOutcome> {
    const message = 'This processor gives nothing back.';
    return Promise.resolve({ outcome: 'refused', code: 'refund-unsupported', message });
  }

  list(since: number): Promise<ListOutcome> {
    const payments = this.charges
      .list()
      .filter(({ at }) => Date.parse(at) >= since)
      .flatMap((entry) => collected(entry) ?? []);
    return Promise.resolve({ outcome: 'listed', payments });
  }
}

/** As `chargeKey` in `payment/collect-payment.ts` makes it, so that charges from before are found. */
function keyOf({ orderNumber, attempt }: PaymentAttempt): string {
  return `${orderNumber.toLowerCase()}-${attempt}`;
}

/** Its ledger has one entry for each key: what it refused stays refused. */
function final(outcome: ChargeOutcome): Exclude<CollectOutcome, { outcome: 'action-required' }> {
  return outcome.outcome === 'declined' ? { ...outcome, final: true } : outcome;
}

function collected({ at, charge, outcome }: ChargeEntry): ListedPayment | undefined {
  if (!charge || outcome?.outcome !== 'collected') return undefined;
  const { reference, amount, currency } = outcome;
  const { orderNumber } = charge;
  return {
    ...{ orderNumber, reference, state: 'collected', amount, refunded: '0', currency },
    createdAt: at,
  };
}
