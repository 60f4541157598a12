import type { Charge, ChargeOutcome } from '../../src/checkout/contract.js';
import type {
  CancelOutcome,
  CollectOutcome,
  ListOutcome,
  PaymentAttempt,
  PaymentProcessor,
  ProbeOutcome,
  Refund,
  RefundOutcome,
} from '../../src/checkout/processors/payment-processor.js';
import {
  decideCancel,
  decideCollect,
  decideProbe,
  keyOf,
  type ChargeEntry,
  type Decision,
} from '../../src/sandbox/processor/charges.js';
import { at, countingId } from './given-when-then.js';

const UNKNOWN = { outcome: 'unknown', code: 'lost', message: 'The line went dead.' } as const;

/** A processor that decides as the sandbox's does, keeps its ledger in memory and writes down what it was asked. */
export class FakeProcessor implements PaymentProcessor {
  readonly name = 'sandbox';
  readonly ledger = new Map<string, ChargeEntry>();
  /** What went back, by its key. */
  readonly refunds = new Map<string, Refund>();
  readonly asked: string[] = [];
  /** What it answers instead, per question; the ledger is kept all the same. */
  says: {
    collect?: CollectOutcome;
    probe?: ProbeOutcome;
    cancel?: CancelOutcome;
    refund?: RefundOutcome;
  } = {};
  /** Charges never reach it. */
  deaf = false;

  collect(attempt: PaymentAttempt, token: string): Promise<CollectOutcome> {
    const charge = chargeOf(attempt, token);
    this.asked.push(`collect ${charge.key} ${token}`);
    if (this.deaf) return Promise.resolve(UNKNOWN);
    const reference = countingId(700 + this.ledger.size);
    const said = this.keep(decideCollect(this.ledger, charge, { at: at(), reference }));
    return Promise.resolve(this.says.collect ?? final(said));
  }

  probe(attempt: PaymentAttempt): Promise<ProbeOutcome> {
    const key = keyOfAttempt(attempt);
    this.asked.push(`probe ${key}`);
    const probed = decideProbe(this.ledger, key);
    return Promise.resolve(
      this.says.probe ?? (probed.outcome === 'absent' ? probed : final(probed)),
    );
  }

  cancel(attempt: PaymentAttempt): Promise<CancelOutcome> {
    const key = keyOfAttempt(attempt);
    this.asked.push(`cancel ${key}`);
    if (this.says.cancel) return Promise.resolve(this.says.cancel);
    const said = this.keep(decideCancel(this.ledger, key, at()));
    return Promise.resolve(said.outcome === 'cancelled' ? said : final(said));
  }

  refund(refund: Refund): Promise<RefundOutcome> {
    this.asked.push(`refund ${refund.key}`);
    if (this.says.refund) return Promise.resolve(this.says.refund);
    this.refunds.set(refund.key, this.refunds.get(refund.key) ?? refund);
    const { amount, currency } = refund;
    const reference = `re_${refund.reference}`;
    return Promise.resolve({ outcome: 'refunded', reference, amount, currency, refundedAt: at() });
  }

  list(): Promise<ListOutcome> {
    return Promise.resolve({ outcome: 'listed', payments: [] });
  }

  /** References of the charges that were really collected. */
  get collected(): readonly string[] {
    return [...this.ledger.values()].flatMap((entry) =>
      entry.type === 'charged' && entry.outcome.outcome === 'collected'
        ? [entry.outcome.reference]
        : [],
    );
  }

  private keep<Answer>({ answer, entry }: Decision<Answer>): Answer {
    if (entry) this.ledger.set(keyOf(entry), entry);
    return answer;
  }
}

function keyOfAttempt({ orderNumber, attempt }: PaymentAttempt): string {
  return `${orderNumber.toLowerCase()}-${attempt}`;
}

function chargeOf(attempt: PaymentAttempt, token: string): Charge {
  const { orderNumber, amount, currency } = attempt;
  return { key: keyOfAttempt(attempt), orderNumber, amount, currency, token };
}

function final(outcome: ChargeOutcome) {
  return outcome.outcome === 'declined' ? ({ ...outcome, final: true } as const) : outcome;
}
