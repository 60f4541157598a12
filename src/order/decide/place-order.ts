import type { Fingerprint } from '../../kernel/event.js';
import { isZeroMoney, money, moneyEquals, moneyText } from '../../kernel/money.js';
import type { Rejection } from '../../kernel/rejection.js';
import { toRfc3339 } from '../../kernel/time.js';
import type { OrderEvent } from '../events.js';
import type { OrderDetails, Payment } from '../order-details.js';
import {
  notFree,
  orderAlreadyPaid,
  orderNumberTaken,
  paymentAmountMismatch,
  paymentPending,
} from '../refusals.js';
import { samePayment } from '../same-payment.js';
import type { OrderState } from '../state.js';

/** Checkout collected the payment before (`captured`), or there was nothing to collect (`free`). */
export interface PlaceOrder {
  readonly details: OrderDetails;
  readonly fingerprint: Fingerprint;
  readonly payment: Payment;
  readonly now: number;
}

export function sameFingerprint(a: Fingerprint | undefined, b: Fingerprint): boolean {
  return a?.keyId === b.keyId && a.value === b.value;
}

function refuseAmount({ details, payment }: PlaceOrder): Rejection | undefined {
  const total = money(details.orderTotal, details.currency);
  if (payment.processor === 'free' && !isZeroMoney(total)) return notFree();
  const paid = money(payment.amount, details.currency);
  return moneyEquals(paid, total) ? undefined : paymentAmountMismatch();
}

function paidAndPlaced(command: PlaceOrder, attempt: number): readonly OrderEvent[] {
  const at = toRfc3339(command.now);
  const { details, payment } = command;
  const { currency } = details;
  const amount = moneyText(money(payment.amount, currency));
  return [
    {
      type: 'PaymentCollected',
      data: { ...payment, amount, currency, collectedAt: at, attempt },
    },
    { type: 'OrderPlaced', data: { ...details, placedAt: at, origin: 'checkout' } },
  ];
}

/**
 * Payment first, then the order, in one append: an order is never placed before its payment is recorded.
 * The same request again decides nothing new: an empty list.
 */
export function decidePlaceOrder(
  state: OrderState,
  command: PlaceOrder,
): readonly OrderEvent[] | Rejection {
  switch (state.stage) {
    case 'none':
      return refuseAmount(command) ?? paidAndPlaced(command, 1);
    case 'payment-declined':
      if (!sameFingerprint(state.fingerprint, command.fingerprint)) return orderNumberTaken();
      return refuseAmount(command) ?? paidAndPlaced(command, state.attempt + 1);
    case 'payment-pending':
      return sameFingerprint(state.fingerprint, command.fingerprint)
        ? paymentPending()
        : orderNumberTaken();
    case 'placed':
      if (!sameFingerprint(state.fingerprint, command.fingerprint)) return orderNumberTaken();
      return samePayment(state.payment, command.payment) ? [] : orderAlreadyPaid();
    case 'paid':
      return [];
  }
}
