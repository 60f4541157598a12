import fc from 'fast-check';
import type {
  PaymentAttempt,
  PaymentProcessor,
  Refund,
} from '../../../src/checkout/processors/payment-processor.js';

/** A processor, its own books, and its way to lose an answer; for one test. */
export interface ProcessorWorld {
  readonly processor: PaymentProcessor;
  /** Another process, which knows nothing of what the first one did. */
  readonly another: () => PaymentProcessor;
  /** How often money was collected for an order, by the processor's own books. */
  readonly charges: (orderNumber: string) => number;
  /** Who collects with this token next collects, and is not told so. */
  readonly loseNextAnswer: () => { readonly processor: PaymentProcessor; readonly token: string };
  readonly close: () => Promise<void>;
}

export interface ProcessorUnderTest {
  readonly good: string;
  readonly declined: string;
  /** Runs of the property; each makes a dozen calls. */
  readonly runs: number;
  open(): Promise<ProcessorWorld>;
}

const NOW = Date.now();
let orders = 0;
let refunds = 0;

/** All that a caller knows who has forgotten everything. */
export function attemptAt(changes: Partial<PaymentAttempt> = {}): PaymentAttempt {
  orders += 1;
  return {
    ...{ orderNumber: `EDX-${orders}`, attempt: 1, requestedAt: NOW },
    ...{ amount: '159.00', currency: 'USD', ...changes },
  };
}

/** As the flow does it: what was prepared is remembered before money is asked for. */
export async function pay(processor: PaymentProcessor, attempt: PaymentAttempt, token: string) {
  if (!processor.prepare) return processor.collect(attempt, token);
  const prepared = await processor.prepare(attempt);
  if (prepared.outcome !== 'prepared') return prepared;
  const { reference } = prepared;
  const known = { ...attempt, prepared: { reference, attempt: attempt.attempt } };
  return processor.collect(known, token);
}

/** The reference of a payment that was just made. */
async function paidAt(processor: PaymentProcessor, token: string): Promise<string> {
  const paid = await pay(processor, attemptAt(), token);
  if (paid.outcome !== 'collected') throw new Error(`not collected: ${paid.outcome}`);
  return paid.reference;
}

/** Each has a key of its own. */
function refundOf(reference: string, amount: string): Refund {
  refunds += 1;
  return { ...{ key: `refund/${refunds}`, reference, amount }, currency: 'USD' };
}

/** What every payment processor owes to the checkout. Call it in a spec of the processor. */
export function describePaymentProcessor(title: string, subject: ProcessorUnderTest): void {
  const { good, declined } = subject;
  const inWorld = (play: (world: ProcessorWorld) => Promise<void>) => async () => {
    const world = await subject.open();
    try {
      await play(world);
    } finally {
      await world.close();
    }
  };

  describe(`payment processor ${title}`, () => {
    it(
      'collects the amount asked for, and says when',
      inWorld(async ({ processor, charges }) => {
        const attempt = attemptAt();
        expect(await pay(processor, attempt, good)).toMatchObject({
          ...{ outcome: 'collected', amount: '159.00', currency: 'USD' },
          ...{ reference: expect.stringMatching(/./) as string },
          collectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string,
        });
        expect(charges(attempt.orderNumber)).toBe(1);
      }),
    );

    it(
      'collects once for one attempt, however often and by how many at once it is asked',
      inWorld(async ({ processor, another, charges }) => {
        const attempt = attemptAt();
        const other = another();
        const asking = Array.from({ length: 20 }, (_, n) =>
          pay(n % 2 === 0 ? processor : other, attempt, good),
        );
        const outcomes = await Promise.all(asking);
        expect(outcomes.every(({ outcome }) => ['collected', 'unknown'].includes(outcome))).toBe(
          true,
        );
        expect(await pay(other, attempt, good)).toMatchObject({ outcome: 'collected' });
        expect(charges(attempt.orderNumber)).toBe(1);
      }),
    );

    it(
      'never collects what it declined, and says why without naming anybody',
      inWorld(async ({ processor, charges }) => {
        const attempt = attemptAt();
        const first = await pay(processor, attempt, declined);
        expect(first).toMatchObject({
          ...{ outcome: 'declined', final: true },
          code: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/) as string,
        });
        expect(await pay(processor, attempt, declined)).toEqual(first);
        expect(charges(attempt.orderNumber)).toBe(0);
      }),
    );

    it(
      'collects in the next attempt after a decline',
      inWorld(async ({ processor, charges }) => {
        const attempt = attemptAt();
        await pay(processor, attempt, declined);
        const next = { ...attempt, attempt: 2 };
        expect(await pay(processor, next, good)).toMatchObject({ outcome: 'collected' });
        expect(charges(attempt.orderNumber)).toBe(1);
      }),
    );

    it(
      'tells the truth to a probe after it collected and did not say so',
      inWorld(async ({ loseNextAnswer, another, charges }) => {
        const attempt = attemptAt();
        const { processor, token } = loseNextAnswer();
        expect(await pay(processor, attempt, token)).toMatchObject({ outcome: 'unknown' });
        expect(await another().probe(attempt)).toMatchObject({
          ...{ outcome: 'collected', amount: '159.00', currency: 'USD' },
        });
        expect(charges(attempt.orderNumber)).toBe(1);
      }),
    );

    it(
      'was never asked for an attempt that nobody made; asking what became of it moves nothing',
      inWorld(async ({ processor, charges }) => {
        const attempt = attemptAt();
        expect(await processor.probe(attempt)).toEqual({ outcome: 'absent' });
        expect(await processor.probe(attempt)).toEqual({ outcome: 'absent' });
        expect(charges(attempt.orderNumber)).toBe(0);
      }),
    );

    it(
      'never collects for an attempt that was cancelled, but for the next one',
      inWorld(async ({ processor, another, charges }) => {
        const attempt = attemptAt();
        expect(await processor.cancel(attempt)).toEqual({ outcome: 'cancelled' });
        expect(await processor.cancel(attempt)).toEqual({ outcome: 'cancelled' });
        expect(await pay(another(), attempt, good)).toMatchObject({
          ...{ outcome: 'declined', code: 'cancelled', final: true },
        });
        expect(await processor.probe(attempt)).toMatchObject({
          ...{ outcome: 'declined', code: 'cancelled', final: true },
        });
        expect(charges(attempt.orderNumber)).toBe(0);
        const next = { ...attempt, attempt: 2 };
        expect(await pay(another(), next, good)).toMatchObject({ outcome: 'collected' });
        expect(charges(attempt.orderNumber)).toBe(1);
      }),
    );

    it(
      'says that it collected when it is told to cancel too late',
      inWorld(async ({ processor, another, charges }) => {
        const attempt = attemptAt();
        const paid = await pay(processor, attempt, good);
        expect(await another().cancel(attempt)).toEqual(paid);
        expect(charges(attempt.orderNumber)).toBe(1);
      }),
    );

    it(
      'lists what it collected, for its order',
      inWorld(async ({ processor }) => {
        const attempt = attemptAt();
        const paid = await pay(processor, attempt, good);
        const listed = await processor.list(NOW - 60_000);
        expect(listed).toMatchObject({
          outcome: 'listed',
          payments: [{ orderNumber: attempt.orderNumber, state: 'collected', amount: '159.00' }],
        });
        if (listed.outcome !== 'listed' || paid.outcome !== 'collected') return;
        expect(listed.payments[0]?.reference).toBe(paid.reference);
      }),
    );

    it(
      'gives back once for each key, however often and by how many at once it is asked',
      inWorld(async ({ processor, another }) => {
        const reference = await paidAt(processor, good);
        const part = refundOf(reference, '59.00');
        const asking = Array.from({ length: 6 }, () => another().refund(part));
        const outcomes = await Promise.all(asking);
        expect(outcomes.every(({ outcome }) => ['refunded', 'unknown'].includes(outcome))).toBe(
          true,
        );
        const said = await processor.refund(part);
        expect(said).toMatchObject({
          ...{ outcome: 'refunded', amount: '59.00', currency: 'USD' },
          refundedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/) as string,
        });
        expect(await another().refund(part)).toEqual(said);
        expect(await processor.list(NOW - 60_000)).toMatchObject({
          payments: [{ reference, amount: '159.00', refunded: '59.00' }],
        });
      }),
    );

    it(
      'gives back in parts, but never more than it collected, nor what it never did',
      inWorld(async ({ processor, another }) => {
        const reference = await paidAt(processor, good);
        const refund = async (amount: string, of = reference) =>
          (await another().refund(refundOf(of, amount))).outcome;
        expect(await refund('159.01')).toBe('refused');
        expect(await refund('100.00')).toBe('refunded');
        expect(await refund('59.01')).toBe('refused');
        expect(await refund('59.00')).toBe('refunded');
        expect(await refund('0.01')).toBe('refused');
        expect(await refund('1.00', 'nobodys')).toBe('refused');
        expect(await processor.list(NOW - 60_000)).toMatchObject({
          payments: [{ reference, amount: '159.00', refunded: '159.00' }],
        });
      }),
    );

    it('collects at most once and keeps its word, whoever dies after whichever step', async () => {
      const step = fc.constantFrom('prepare', 'pay', 'collect', 'probe', 'cancel');
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
          await inWorld(async (world) => {
            await forgetful(world, attemptAt(), steps, good);
          })();
        }),
        { numRuns: subject.runs },
      );
    });
  });
}

/** Each step by another process, which knows only order number and attempt. */
async function forgetful(
  world: ProcessorWorld,
  attempt: PaymentAttempt,
  steps: readonly string[],
  token: string,
): Promise<void> {
  let said: string | undefined;
  for (const step of steps) {
    const { outcome } = await take(world.another(), attempt, step, token);
    if (outcome === 'cancelled' || outcome === 'collected') {
      // The first last word stands.
      expect(said ?? outcome).toBe(outcome);
      said = outcome;
    }
    const charged = said === 'collected' ? 1 : 0;
    expect(world.charges(attempt.orderNumber)).toBe(charged);
  }
}

async function take(
  processor: PaymentProcessor,
  attempt: PaymentAttempt,
  step: string,
  token: string,
): Promise<{ readonly outcome: string }> {
  switch (step) {
    case 'prepare':
      return (await processor.prepare?.(attempt)) ?? { outcome: 'none' };
    case 'pay':
      return pay(processor, attempt, token);
    case 'collect':
      return processor.collect(attempt, token);
    case 'probe':
      return processor.probe(attempt);
    default:
      return processor.cancel(attempt);
  }
}
