import type { Rejection } from '../../kernel/rejection.js';
import type { ExcessPaymentReported, OrderEvent } from '../events.js';
import { isAskedForByUs } from '../excess-payment.js';
import type { Payment } from '../order-details.js';
import { paymentAlreadyUsed } from '../refusals.js';
import { samePayment } from '../same-payment.js';
import type { OrderState } from '../state.js';

/**
 * Another order wants the payment that this order claimed. It may have it if this order never recorded it: the event
 * written here makes this order's own late append fail and decide again. Money that we give back, or gave back, pays nothing.
 */
export function decideVoidPaymentClaim(
  state: OrderState,
  payment: Payment,
): readonly OrderEvent[] | Rejection {
  if (state.stage === 'placed' && samePayment(state.payment, payment)) return paymentAlreadyUsed();
  if (isGivenBack(state, payment)) return paymentAlreadyUsed();
  return [{ type: 'PaymentClaimVoided', data: { reference: payment.reference } }];
}

/**
 * Money that cannot pay this order: it is paid already, was declined for good, or wants another amount. It is never
 * dropped: a case for an operator, recorded once.
 */
export function decideReportExcessPayment(
  state: OrderState,
  payment: ExcessPaymentReported['data'],
): readonly OrderEvent[] {
  if (state.stage === 'none' || state.stage === 'paid') return [];
  if (state.stage === 'placed' && samePayment(state.payment, payment)) return [];
  if (state.excessPayments.some((known) => samePayment(known, payment))) return [];
  return [{ type: 'ExcessPaymentReported', data: payment }];
}

function isGivenBack(state: OrderState, payment: Payment): boolean {
  if (state.stage === 'none') return false;
  const excess = state.excessPayments.find((one) => samePayment(one, payment));
  return excess !== undefined && isAskedForByUs(excess) && !excess.usedElsewhere;
}
