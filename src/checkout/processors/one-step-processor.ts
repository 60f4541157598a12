import { addMoney, money, moneyText } from '../../kernel/money.js';
import type { Charge, ChargeOutcome } from '../contract.js';
import type {
  CancelOutcome,
  CollectOutcome,
  ListedPayment,
  ListOutcome,
  PaymentAttempt,
  PaymentProcessor,
  ProbeOutcome,
  Refund,
  RefundOutcome,
} from './payment-processor.js';

/** A processor that collects in one step and finds a charge by its key; the sandbox processor is one. */
export interface ChargesByKey {
  readonly name: string;
  collect(charge: Charge): Promise<ChargeOutcome>;
  probe(key: string): Promise<ChargeOutcome | { readonly outcome: 'absent' }>;
  cancel(key: string): Promise<ChargeOutcome | { readonly outcome: 'cancelled' }>;
  refund(refund: Refund): Promise<RefundOutcome>;
  list(): readonly ChargeEntry[];
}

/** A line of its ledger. */
export type ChargeEntry =
  | {
      readonly type: 'charged';
      readonly at: string;
      readonly charge: Charge;
      readonly outcome: ChargeOutcome;
    }
  | { readonly type: 'cancelled' }
  | { readonly type: 'refunded'; readonly refund: Refund };

/** Lets such a processor stand behind the port. */
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

  refund(refund: Refund): Promise<RefundOutcome> {
    return this.charges.refund(refund);
  }

  list(since: number): Promise<ListOutcome> {
    const ledger = this.charges.list();
    const refunds = ledger.flatMap((entry) => (entry.type === 'refunded' ? [entry.refund] : []));
    const payments = ledger.flatMap((entry) => collectedSince(since, entry, refunds) ?? []);
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

function collectedSince(
  since: number,
  entry: ChargeEntry,
  refunds: readonly Refund[],
): ListedPayment | undefined {
  if (entry.type !== 'charged' || Date.parse(entry.at) < since) return undefined;
  const { charge, outcome, at } = entry;
  if (outcome.outcome !== 'collected') return undefined;
  const { reference, amount, currency } = outcome;
  const { orderNumber } = charge;
  const refunded = sumOf(
    refunds.filter((refund) => refund.reference === reference),
    currency,
  );
  return {
    ...{ orderNumber, reference, state: 'collected', amount, refunded, currency },
    createdAt: at,
  };
}

function sumOf(refunds: readonly Refund[], currency: string): string {
  const amounts = refunds.map(({ amount }) => money(amount, currency));
  return moneyText(amounts.reduce((sum, amount) => addMoney(sum, amount), money('0', currency)));
}
