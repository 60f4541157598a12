import type { PaymentPending } from '../../order/state.js';
import type { PaymentAttempt, Prepared } from '../processors/payment-processor.js';

type Attempted = Pick<
  PaymentPending,
  'details' | 'attempt' | 'requestedAt' | 'processor' | 'prepared'
>;

/** An attempt at the payment of an order, as its processor knows it. */
export function attemptOf(order: Attempted): PaymentAttempt {
  const { details, attempt, requestedAt, processor } = order;
  const { orderNumber, orderTotal: amount, currency } = details;
  const prepared = preparedAt(processor, order);
  return {
    ...{ orderNumber, attempt, amount, currency, requestedAt },
    ...(prepared && { prepared }),
  };
}

/** What was recorded last belongs to one processor; another knows nothing of it. */
function preparedAt(processor: string, { prepared }: Attempted): Prepared | undefined {
  if (prepared?.processor !== processor) return undefined;
  const { reference, account, attempt } = prepared;
  return { reference, attempt, ...(account !== undefined && { account }) };
}
