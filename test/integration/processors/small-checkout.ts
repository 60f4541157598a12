import type {
  CollectOutcome,
  PaymentAttempt,
  PaymentProcessor,
  Prepared,
} from '../../../src/checkout/processors/payment-processor.js';

const EXPIRY_MS = 24 * 3_600_000;

/** Where a request stops: for ever, or until it is woken. */
export type Interruption = (
  step: 'requested' | 'prepared' | 'recorded' | 'collected',
) => Promise<void>;

/**
 * One order as the checkout's flow handles it, without an event store: what is recorded is recorded at once. It follows the
 * rules that the port asks of its callers, and shows that they are enough.
 */
export class SmallCheckout {
  stage: 'none' | 'pending' | 'declined' | 'paid' = 'none';
  readonly excess: string[] = [];
  /** Intents whose client secret a payer got. */
  readonly secretsOf = new Set<string>();
  private attempt = 0;
  private requestedAt = 0;
  private prepared: Prepared | undefined;

  constructor(
    private readonly processorOf: () => PaymentProcessor,
    private readonly now: () => number,
  ) {}

  async request(token: string, interrupted: Interruption): Promise<void> {
    if (this.stage === 'pending') return this.resolve();
    if (this.stage === 'paid') return;
    this.stage = 'pending';
    this.attempt += 1;
    this.requestedAt = this.now();
    const mine = this.known();
    const processor = this.processorOf();
    await interrupted('requested');
    const prepared = await processor.prepare?.(mine);
    if (prepared?.outcome === 'declined') this.record(mine, prepared);
    if (prepared?.outcome !== 'prepared') return;
    await interrupted('prepared');
    // Recorded only by whom the order still waits for, and once.
    if (!this.waitsFor(mine)) return;
    this.prepared = { reference: prepared.reference, attempt: mine.attempt };
    const known = { ...mine, prepared: this.prepared };
    await interrupted('recorded');
    const outcome = await processor.collect(known, token);
    await interrupted('collected');
    this.record(mine, outcome);
  }

  /** What `ResolvePayment` does. */
  async resolve(): Promise<void> {
    if (this.stage !== 'pending') return;
    const mine = this.known();
    const processor = this.processorOf();
    const probed = await processor.probe(mine);
    if (probed.outcome === 'collected') this.record(mine, probed);
    const refused = probed.outcome === 'declined' || probed.outcome === 'absent';
    const expired = this.now() - mine.requestedAt > EXPIRY_MS;
    if (!refused && !expired) return;
    const cancelled = await processor.cancel(mine);
    if (cancelled.outcome === 'collected') this.record(mine, cancelled);
    if (cancelled.outcome !== 'cancelled') return;
    const abandoned = { outcome: 'declined', code: 'payment-abandoned', message: '' } as const;
    this.record(mine, { ...abandoned, final: true });
  }

  private known(): PaymentAttempt {
    const { attempt, requestedAt, prepared } = this;
    return {
      ...{ orderNumber: 'EDX-1', attempt, requestedAt, amount: '159.00', currency: 'USD' },
      ...(prepared && { prepared }),
    };
  }

  private record(attempt: PaymentAttempt, outcome: CollectOutcome): void {
    if (outcome.outcome === 'action-required') this.secretsOf.add(outcome.reference);
    if (outcome.outcome === 'collected') {
      if (this.stage === 'pending') this.stage = 'paid';
      else if (this.stage !== 'paid') this.excess.push(outcome.reference);
    }
    if (outcome.outcome === 'declined' && outcome.final && this.waitsFor(attempt)) {
      this.stage = 'declined';
    }
  }

  private waitsFor({ attempt }: PaymentAttempt): boolean {
    return this.stage === 'pending' && this.attempt === attempt;
  }
}
