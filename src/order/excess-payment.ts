import type { PaymentName } from './same-payment.js';
import type { ExcessPayment } from './state.js';

/** Money that we asked a processor for ourselves. What checkout collected is not ours to give back. */
export function isAskedForByUs({ processor }: Pick<PaymentName, 'processor'>): boolean {
  return processor !== 'captured' && processor !== 'free';
}

/** It goes back by itself: nobody else lives on it, and the processor has not refused. */
export function isToBeRefunded(payment: ExcessPayment): boolean {
  return isAskedForByUs(payment) && !payment.usedElsewhere && payment.end === undefined;
}

/** Why it waits for a person; undefined: it does not. */
export function excessCase(
  payment: ExcessPayment,
): 'excess-payment' | 'payment-used-elsewhere' | 'refund-failed' | undefined {
  if (payment.end === 'refund-failed') return 'refund-failed';
  if (payment.end !== undefined || isToBeRefunded(payment)) return undefined;
  return payment.usedElsewhere ? 'payment-used-elsewhere' : 'excess-payment';
}
