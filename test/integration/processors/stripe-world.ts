import { StripeProcessor } from '../../../src/checkout/processors/stripe/stripe-processor.js';
import type { PaymentAttempt } from '../../../src/checkout/processors/payment-processor.js';
import { STUB_KEY, type StripeStub } from '../../support/stripe-stub/stripe-stub.js';

const made: StripeProcessor[] = [];

export interface ProcessorOptions {
  readonly account?: string;
  readonly totalMs?: number;
  readonly secretKey?: string;
}

/** A processor of a process of its own. */
export function processorAt(stub: StripeStub, options: ProcessorOptions = {}): StripeProcessor {
  const { account, totalMs = 20_000, secretKey = STUB_KEY } = options;
  const processor = new StripeProcessor({
    ...{ secretKey, apiBase: stub.url, now: stub.now, limits: { totalMs, pauseMs: 1 } },
    ...(account !== undefined && { account }),
  });
  made.push(processor);
  return processor;
}

export function closeProcessors(): void {
  for (const processor of made.splice(0)) processor.close();
}

export function attemptOf(stub: StripeStub, changes: Partial<PaymentAttempt> = {}): PaymentAttempt {
  return {
    ...{ orderNumber: 'EDX-1', attempt: 1, requestedAt: stub.now() },
    ...{ amount: '159.00', currency: 'USD', ...changes },
  };
}

/** The attempt with what `prepare` said. */
export async function preparedAttempt(
  processor: StripeProcessor,
  attempt: PaymentAttempt,
): Promise<PaymentAttempt> {
  const prepared = await processor.prepare(attempt);
  if (prepared.outcome !== 'prepared') throw new Error(`Not prepared: ${prepared.code}`);
  return { ...attempt, prepared: { reference: prepared.reference, attempt: attempt.attempt } };
}
