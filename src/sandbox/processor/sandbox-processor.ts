import { join } from 'node:path';
import { Journal } from '../journal.js';
import { decideCancel, decideCollect, decideProbe, decideRefund, keyOf } from './charges.js';
import type { ChargeEntry, Decision } from './charges.js';
import type { Charge, ChargeOutcome, Refund, RefundOutcome } from '../../checkout/contract.js';

export interface SandboxProcessorOptions {
  readonly dataDir: string;
  readonly now: () => Date;
  /** Makes the processor's references. */
  readonly newId: () => string;
}

/** Stands for an outside company: its ledger is its own, and outlives whatever happens to the caller. */
export class SandboxProcessor {
  readonly name = 'sandbox';
  private readonly charges = new Map<string, ChargeEntry>();
  private readonly journal: Journal<ChargeEntry>;

  constructor(private readonly options: SandboxProcessorOptions) {
    const path = join(options.dataDir, 'sandbox', 'processor.jsonl');
    this.journal = Journal.open<ChargeEntry>(path, (entry) => {
      this.charges.set(keyOf(entry), entry);
    });
  }

  collect(charge: Charge): Promise<ChargeOutcome> {
    return this.settle(() => decideCollect(this.charges, charge, this.made()));
  }

  probe(key: string): Promise<ChargeOutcome | { readonly outcome: 'absent' }> {
    return Promise.resolve(decideProbe(this.charges, key));
  }

  cancel(key: string): Promise<{ readonly outcome: 'cancelled' } | ChargeOutcome> {
    return this.settle(() => decideCancel(this.charges, key, this.now()));
  }

  refund(refund: Refund): Promise<RefundOutcome> {
    return this.settle(() => decideRefund(this.charges, refund, this.made()));
  }

  /** The ledger, oldest first. */
  list(): readonly ChargeEntry[] {
    return [...this.charges.values()];
  }

  close(): void {
    this.journal.close();
  }

  // Decided and written without giving way, so two calls with one key can never both move money.
  // eslint-disable-next-line @typescript-eslint/require-await -- a failed write must reject, not throw
  private async settle<Answer>(decide: () => Decision<Answer>): Promise<Answer> {
    const { answer, entry } = decide();
    if (entry) {
      this.journal.append(entry);
      this.charges.set(keyOf(entry), entry);
    }
    return answer;
  }

  private made(): { readonly at: string; readonly reference: string } {
    return { at: this.now(), reference: this.options.newId() };
  }

  private now(): string {
    return this.options.now().toISOString();
  }
}

export function openSandboxProcessor(options: SandboxProcessorOptions): SandboxProcessor {
  return new SandboxProcessor(options);
}
