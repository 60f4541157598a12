import type Stripe from 'stripe';
import { toRfc3339 } from '../../../kernel/time.js';
import type { ListedPayment, ListOutcome } from '../payment-processor.js';
import { fromMinorUnits } from './amounts.js';
import type { Calls } from './calls.js';
import { orderOf } from './keys.js';

const PAGE = 100;

/** Intents made since, newest first, as Stripe lists them. Unlike a search, a list lags behind nothing. */
export async function listIntents(
  stripe: Stripe,
  calls: Calls,
  since: number,
  from: string | undefined,
): Promise<ListOutcome> {
  const page = await calls.make(() =>
    stripe.paymentIntents.list({
      ...{ created: { gte: Math.floor(since / 1000) }, limit: PAGE },
      expand: ['data.latest_charge'],
      ...(from !== undefined && { starting_after: from }),
    }),
  );
  if ('fault' in page) {
    const message = 'The processor did not list its payments.';
    return { outcome: 'unknown', code: 'not-listed', message };
  }
  const { data, has_more: more } = page.object;
  const payments = data.flatMap((intent) => listed(intent) ?? []);
  const next = more ? data.at(-1)?.id : undefined;
  return { outcome: 'listed', payments, ...(next !== undefined && { next }) };
}

/** Undefined for what others collected at the same account. */
function listed(intent: Stripe.PaymentIntent): ListedPayment | undefined {
  const orderNumber = orderOf(intent.metadata);
  const collected = intent.status === 'succeeded';
  const money = fromMinorUnits(collected ? intent.amount_received : intent.amount, intent.currency);
  const charge = intent.latest_charge;
  const back = typeof charge === 'object' && charge ? charge.amount_refunded : 0;
  const refunded = fromMinorUnits(back, intent.currency);
  if (orderNumber === undefined || !money || !refunded) return undefined;
  const state = collected ? 'collected' : intent.status === 'canceled' ? 'cancelled' : 'open';
  const createdAt = toRfc3339(intent.created * 1000);
  return {
    ...{ orderNumber, reference: intent.id, state, createdAt },
    ...{ ...money, refunded: refunded.amount },
  };
}
