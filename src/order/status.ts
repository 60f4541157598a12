import type { Line, LineFailure, LineStatus, OrderState, OrderStatus } from './state.js';

/** A line whose fulfilment is over, well or not: what may be left to do is not the buyer's concern. */
const OVER: ReadonlySet<LineStatus> = new Set([
  ...(['Complete', 'Revoked', 'Revocation Error', 'Abandoned'] as const),
]);

function placedStatus(lines: readonly Line[]): OrderStatus {
  if (lines.every(({ status }) => OVER.has(status))) return 'Complete';
  if (lines.some((line) => line.status === 'Open')) return 'Open';
  return 'Fulfillment Error';
}

/** The order's status follows from its payment, then from its lines. Undefined: there is no order yet. */
export function orderStatus(state: OrderState): OrderStatus | undefined {
  switch (state.stage) {
    case 'none':
      return undefined;
    case 'payment-pending':
    case 'paid':
      return 'Payment Pending';
    case 'payment-declined':
      return 'Payment Declined';
    case 'placed':
      return placedStatus(state.lines);
  }
}

/**
 * What happens next to a line that failed.
 * `scheduled`: at its time. `waiting`: when its module works again. `exhausted`: the automatic budget is used up.
 * `not-retryable`: a repeat would fail alike. The last two wait for a person.
 */
export type RetryState = 'scheduled' | 'waiting' | 'exhausted' | 'not-retryable';

export function retryState(line: Line): RetryState | undefined {
  if (line.retry) return 'scheduled';
  const failure = currentFailure(line);
  if (!failure) return undefined;
  if (!failure.retryable) return 'not-retryable';
  if (failure.nextAttemptAt !== null) return 'scheduled';
  return failure.class === 'configuration' ? 'waiting' : 'exhausted';
}

/** What stands between the line and what is wanted of it: a line to be undone has failed only where undoing failed. */
export function currentFailure({ failure, revocation }: Line): LineFailure | undefined {
  return revocation ? revocation.failure : failure;
}
