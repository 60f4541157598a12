import type { Rejection } from '../../kernel/rejection.js';
import { wellFormed } from '../../kernel/text.js';
import type {
  ExcessPaymentRefunded,
  ExcessPaymentRefundFailed,
  ExcessPaymentSettledByHand,
  OrderEvent,
} from '../events.js';
import { excessCase, isToBeRefunded } from '../excess-payment.js';
import { noSuchExcessPayment } from '../refusals.js';
import { samePayment, type PaymentName } from '../same-payment.js';
import type { ExcessPayment, OrderState } from '../state.js';

function find(state: OrderState, payment: PaymentName): ExcessPayment | undefined {
  return state.stage === 'none'
    ? undefined
    : state.excessPayments.find((one) => samePayment(one, payment));
}

/** What became of giving it back; written once. */
export function decideRecordRefund(
  state: OrderState,
  event: ExcessPaymentRefunded | ExcessPaymentRefundFailed,
): readonly OrderEvent[] {
  const payment = find(state, event.data);
  if (!payment || !isToBeRefunded(payment)) return [];
  if (event.type === 'ExcessPaymentRefunded') return [event];
  const message = wellFormed(event.data.message);
  return [{ type: event.type, data: { ...event.data, message } }];
}

/** An operator dealt with it outside: the case is closed. What goes back by itself is not theirs to close. */
export function decideSettleExcessPayment(
  state: OrderState,
  settlement: { readonly reference: string; readonly reason: string; readonly evidence?: string },
): readonly OrderEvent[] | Rejection {
  const { reference, reason, evidence } = settlement;
  const all = state.stage === 'none' ? [] : state.excessPayments;
  const named = all.filter((one) => one.reference === reference);
  if (named.length === 0) return noSuchExcessPayment();
  return named
    .filter((one) => excessCase(one) !== undefined)
    .map((one): ExcessPaymentSettledByHand => ({
      type: 'ExcessPaymentSettledByHand',
      data: { ...nameOf(one), reason, ...(evidence !== undefined && { evidence }) },
    }));
}

/** What an event needs to say which payment it is about. */
export function nameOf({ processor, source, account, reference }: PaymentName): PaymentName {
  return {
    processor,
    ...(source !== undefined && { source }),
    ...(account !== undefined && { account }),
    reference,
  };
}
