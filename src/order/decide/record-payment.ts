import { money, moneyEquals, moneyText } from '../../kernel/money.js';
import type { Rejection } from '../../kernel/rejection.js';
import { toRfc3339 } from '../../kernel/time.js';
import type { OrderEvent } from '../events.js';
import type { Payment } from '../order-details.js';
import { noSuchOrder } from '../refusals.js';
import type { NoOrder, OrderState, PaymentIn, PaymentPending } from '../state.js';
import { samePayment } from './place-order.js';

/** What the processor answered to attempt `attempt`; `declined` only when it can never collect for it any more. */
export type PaymentOutcome =
  | { readonly outcome: 'collected'; readonly payment: Payment; readonly collectedAt: string }
  | { readonly outcome: 'declined'; readonly code: string; readonly message: string };

export interface RecordPayment {
  readonly attempt: number;
  readonly processor: string;
  readonly result: PaymentOutcome;
  readonly now: number;
}

type Collected = Extract<PaymentOutcome, { outcome: 'collected' }>;

function excess({ payment }: Collected): readonly OrderEvent[] {
  const { processor, reference, amount } = payment;
  return [{ type: 'ExcessPaymentReported', data: { processor, reference, amount } }];
}

function place(
  state: PaymentPending,
  { payment, collectedAt }: Collected,
  now: number,
): readonly OrderEvent[] {
  const { details, attempt } = state;
  const { currency } = details;
  const amount = moneyText(money(payment.amount, currency));
  return [
    {
      type: 'PaymentCollected',
      data: { ...payment, amount, currency, collectedAt, attempt },
    },
    { type: 'OrderPlaced', data: { ...details, placedAt: toRfc3339(now), origin: 'checkout' } },
  ];
}

function isTotal(state: PaymentPending, { payment }: Collected): boolean {
  const { currency, orderTotal } = state.details;
  return moneyEquals(money(payment.amount, currency), money(orderTotal, currency));
}

/** Money that came in is never dropped: what cannot pay this order is reported for a person to look at. */
function recordCollected(
  state: Exclude<OrderState, NoOrder | PaymentIn>,
  result: Collected,
  now: number,
): readonly OrderEvent[] {
  if (state.stage === 'payment-pending') {
    return isTotal(state, result) ? place(state, result, now) : excess(result);
  }
  if (state.stage === 'placed' && samePayment(state.payment, result.payment)) return [];
  return state.excessPayments.includes(result.payment.reference) ? [] : excess(result);
}

/** What the processor answered becomes fact; an answer that is known already writes nothing. */
export function decideRecordPayment(
  state: OrderState,
  command: RecordPayment,
): readonly OrderEvent[] | Rejection {
  const { result, attempt, processor, now } = command;
  if (state.stage === 'none') return noSuchOrder();
  if (state.stage === 'paid') return [];
  if (result.outcome === 'collected') return recordCollected(state, result, now);
  if (state.stage !== 'payment-pending' || state.attempt !== attempt) return [];
  const { code, message } = result;
  return [{ type: 'PaymentDeclined', data: { processor, attempt, code, message } }];
}
