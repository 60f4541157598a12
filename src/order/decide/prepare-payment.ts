import type { OrderEvent } from '../events.js';
import type { OrderState, PreparedPayment } from '../state.js';

/**
 * The processor's own object is there; it is recorded before the money is asked for. Only while the order waits for this
 * very attempt, and once: whoever finds it not written by itself must not ask for the money.
 */
export function decidePreparePayment(
  state: OrderState,
  prepared: PreparedPayment,
): readonly OrderEvent[] {
  if (state.stage !== 'payment-pending') return [];
  const { attempt, processor } = prepared;
  const waitsForIt = state.attempt === attempt && state.processor === processor;
  const known = state.prepared?.attempt === attempt;
  return waitsForIt && !known ? [{ type: 'PaymentPrepared', data: prepared }] : [];
}
