import type { Rejection } from '../../kernel/rejection.js';
import type { OrderEvent } from '../events.js';
import type { Payment } from '../order-details.js';
import { paymentAlreadyUsed } from '../refusals.js';
import type { OrderState } from '../state.js';
import { samePayment } from './place-order.js';

/**
 * Another order wants the payment that this order claimed. It may have it if this order never recorded it: the event
 * written here makes this order's own late append fail and decide again.
 */
export function decideVoidPaymentClaim(
  state: OrderState,
  payment: Payment,
): readonly OrderEvent[] | Rejection {
  if (state.stage === 'placed' && samePayment(state.payment, payment)) return paymentAlreadyUsed();
  return [{ type: 'PaymentClaimVoided', data: { reference: payment.reference } }];
}

/** A placed order was sent again with other money: a case for an operator, recorded once. */
export function decideReportExcessPayment(
  state: OrderState,
  payment: Payment,
): readonly OrderEvent[] {
  if (state.stage !== 'placed' && state.stage !== 'payment-declined') return [];
  if (state.excessPayments.includes(payment.reference)) return [];
  const { processor, reference, amount } = payment;
  return [{ type: 'ExcessPaymentReported', data: { processor, reference, amount } }];
}
