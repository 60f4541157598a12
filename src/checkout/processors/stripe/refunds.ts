import type Stripe from 'stripe';
import { toRfc3339 } from '../../../kernel/time.js';
import type { Refund, RefundOutcome } from '../payment-processor.js';
import { fromMinorUnits, toMinorUnits } from './amounts.js';
import type { Answer, Calls } from './calls.js';
import { verdictOf, type Fault } from './fault.js';
import { COLLECTOR, refundKey } from './keys.js';

/**
 * Gives money back, once for each key. Stripe forgets idempotency keys after a day, and a refund that nobody answered may be
 * asked for later: so the payment's refunds are read first, where ours carry their key for good.
 */
export class Refunds {
  constructor(private readonly stripe: Stripe) {}

  async run(refund: Refund, calls: Calls): Promise<RefundOutcome> {
    const amount = toMinorUnits(refund.amount, refund.currency);
    if (amount === undefined) {
      const message = 'The processor cannot give back exactly this amount.';
      return { outcome: 'refused', code: 'amount-not-chargeable', message };
    }
    const before = await this.find(refund, calls);
    if ('fault' in before) return refusedOrUnknown(before.fault);
    if (before.object) return outcomeOf(before.object);
    const made = await calls.make(() =>
      this.stripe.refunds.create(
        {
          ...{ payment_intent: refund.reference, amount },
          metadata: { refundKey: refund.key, collector: COLLECTOR },
        },
        { idempotencyKey: refundKey(refund.key) },
      ),
    );
    return 'fault' in made ? refusedOrUnknown(made.fault) : outcomeOf(made.object);
  }

  private async find(
    { reference, key }: Refund,
    calls: Calls,
  ): Promise<Answer<Stripe.Refund | undefined>> {
    const listed = await calls.make(() =>
      this.stripe.refunds.list({ payment_intent: reference, limit: 100 }),
    );
    if ('fault' in listed) return listed;
    // A refund that failed is no answer for ever, but the same key will never bring another one.
    return { object: listed.object.data.find(({ metadata }) => metadata?.['refundKey'] === key) };
  }
}

/** Statuses: https://docs.stripe.com/api/refunds/object. */
function outcomeOf({ id, status, amount, currency, created }: Stripe.Refund): RefundOutcome {
  const money = fromMinorUnits(amount, currency);
  switch (status) {
    case 'succeeded':
      if (!money) break;
      return {
        ...{ outcome: 'refunded', reference: id, ...money },
        refundedAt: toRfc3339(created * 1000),
      };
    case 'pending':
    case 'requires_action':
      return { outcome: 'refund-pending', reference: id };
    case 'failed':
    case 'canceled': {
      const message = 'The processor could not give the money back.';
      return { outcome: 'refused', code: 'refund-failed', message };
    }
    default:
  }
  const message = 'The refund is in a state that we do not know.';
  return { outcome: 'unknown', code: 'status-unknown', message };
}

const REFUSALS: ReadonlyMap<string, readonly [code: string, message: string]> = new Map([
  ['charge_already_refunded', ['already-refunded', 'All of the payment was given back before.']],
  ['charge_disputed', ['disputed', 'The payer disputes the payment.']],
  ['resource_missing', ['payment-unknown', 'The processor does not know this payment.']],
]);

function refusedOrUnknown(fault: Fault): RefundOutcome {
  const verdict = verdictOf(fault);
  if (verdict.outcome === 'unknown') {
    const { outcome, code, message } = verdict;
    return { outcome, code, message };
  }
  const [code, message] = REFUSALS.get(fault.code ?? '') ?? [
    ...(['refund-refused', 'The processor refused to give the money back.'] as const),
  ];
  return { outcome: 'refused', code, message };
}
