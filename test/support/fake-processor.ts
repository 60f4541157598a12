import type { Charge, ChargeOutcome, PaymentProcessor } from '../../src/checkout/contract.js';
import {
  decideCancel,
  decideCollect,
  decideProbe,
  keyOf,
  type ChargeEntry,
  type Decision,
} from '../../src/sandbox/processor/charges.js';
import { at, countingId } from './given-when-then.js';

type Probed = Awaited<ReturnType<PaymentProcessor['probe']>>;
type Cancelled = Awaited<ReturnType<PaymentProcessor['cancel']>>;

const UNKNOWN = { outcome: 'unknown', code: 'lost', message: 'The line went dead.' } as const;

/** A processor that decides as the sandbox's does, keeps its ledger in memory and writes down what it was asked. */
export class FakeProcessor implements PaymentProcessor {
  readonly name = 'sandbox';
  readonly ledger = new Map<string, ChargeEntry>();
  readonly asked: string[] = [];
  /** What it answers instead, per question; the ledger is kept all the same. */
  says: { collect?: ChargeOutcome; probe?: Probed; cancel?: Cancelled } = {};
  /** Charges never reach it. */
  deaf = false;

  collect(charge: Charge): Promise<ChargeOutcome> {
    this.asked.push(`collect ${charge.key} ${charge.token}`);
    if (this.deaf) return Promise.resolve(UNKNOWN);
    const reference = countingId(700 + this.ledger.size);
    const said = this.keep(decideCollect(this.ledger, charge, { at: at(), reference }));
    return Promise.resolve(this.says.collect ?? said);
  }

  probe(key: string): Promise<Probed> {
    this.asked.push(`probe ${key}`);
    return Promise.resolve(this.says.probe ?? decideProbe(this.ledger, key));
  }

  cancel(key: string): Promise<Cancelled> {
    this.asked.push(`cancel ${key}`);
    return Promise.resolve(this.says.cancel ?? this.keep(decideCancel(this.ledger, key, at())));
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
