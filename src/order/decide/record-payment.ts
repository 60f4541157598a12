import { money, moneyEquals, moneyText, parseMoney } from '../../kernel/money.js';
import type { Rejection } from '../../kernel/rejection.js';
import { wellFormed } from '../../kernel/text.js';
import { toRfc3339 } from '../../kernel/time.js';
import type { OrderEvent } from '../events.js';
import type { Payment } from '../order-details.js';
import { noSuchOrder } from '../refusals.js';
import { samePayment } from '../same-payment.js';
import type { OrderState, PaymentPending } from '../state.js';
import { decideReportExcessPayment } from './payment-claim.js';

/** What the processor answered to attempt `attempt`; `declined` only when it can never collect for it any more. */
export type PaymentOutcome =
  | {
      readonly outcome: 'collected';
      readonly payment: Payment;
      readonly currency: string;
      readonly collectedAt: string;
      /** Another order owns it: it was claimed in vain. */
      readonly usedElsewhere?: true;
    }
  | { readonly outcome: 'declined'; readonly code: string; readonly message: string };

export interface RecordPayment {
  readonly attempt: number;
  readonly processor: string;
  readonly result: PaymentOutcome;
  readonly now: number;
}

type Collected = Extract<PaymentOutcome, { outcome: 'collected' }>;

function place(
  { details }: PaymentPending,
  { payment, collectedAt }: Collected,
  { attempt, now }: RecordPayment,
): readonly OrderEvent[] {
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

/** What a processor says is not checked yet: it may be no amount, or of another currency. */
function isTotal(state: PaymentPending, collected: Collected): boolean {
  const { currency, orderTotal } = state.details;
  if (collected.currency !== currency) return false;
  const amount = parseMoney(collected.payment.amount, currency);
  return amount !== undefined && moneyEquals(amount, money(orderTotal, currency));
}

/** Money that was reported as excess goes back, or has gone: it pays nothing any more. */
function pays(state: PaymentPending, collected: Collected): boolean {
  const { payment, usedElsewhere } = collected;
  const reported = state.excessPayments.some((known) => samePayment(known, payment));
  return isTotal(state, collected) && !usedElsewhere && !reported;
}

function decline(
  state: OrderState,
  { attempt, processor }: RecordPayment,
  { code, message }: Pick<Extract<PaymentOutcome, { outcome: 'declined' }>, 'code' | 'message'>,
): readonly OrderEvent[] {
  if (state.stage !== 'payment-pending' || state.attempt !== attempt) return [];
  const why = { code: wellFormed(code), message: wellFormed(message) };
  return [{ type: 'PaymentDeclined', data: { processor, attempt, ...why } }];
}

const UNUSABLE = {
  code: 'payment-not-usable',
  message: 'What was collected cannot pay this order.',
} as const;

/** Money that does not pay: seen, and the attempt is over, for a processor collects once for it. */
function unusable(
  state: OrderState,
  { payment, currency, usedElsewhere }: Collected,
  command: RecordPayment,
): readonly OrderEvent[] {
  const orders = state.stage !== 'none' && state.stage !== 'paid' && state.details.currency;
  const reported = {
    ...payment,
    ...(currency !== orders && { currency }),
    ...(usedElsewhere && { usedElsewhere }),
  };
  return [...decideReportExcessPayment(state, reported), ...decline(state, command, UNUSABLE)];
}

/** What the processor answered becomes fact; an answer that is known already writes nothing. */
export function decideRecordPayment(
  state: OrderState,
  command: RecordPayment,
): readonly OrderEvent[] | Rejection {
  const { result } = command;
  if (state.stage === 'none') return noSuchOrder();
  if (result.outcome === 'declined') return decline(state, command, result);
  return state.stage === 'payment-pending' && pays(state, result)
    ? place(state, result, command)
    : unusable(state, result, command);
}
