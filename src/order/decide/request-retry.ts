import { isRejection, type Rejection } from '../../kernel/rejection.js';
import type { FulfillmentRetryRequested } from '../events.js';
import { isClosed } from '../evolve-line.js';
import { lineNotFound, nothingToRetry } from '../refusals.js';
import type { Line, OrderState } from '../state.js';
import { placedOrder } from './placed-line.js';

export interface RequestRetry {
  readonly retryId: string;
  /** Undefined: every line that failed. */
  readonly lineIds?: readonly string[];
  readonly reason: string;
}

/** It failed and is still wanted, whatever its own timetable says. */
export function isRetriable(line: Line): boolean {
  return !isClosed(line) && line.failure !== undefined;
}

/** Lines whose retry has not begun are not asked for again: an empty list, and their request is in the state. */
export function decideRequestRetry(
  state: OrderState,
  { retryId, lineIds, reason }: RequestRetry,
): readonly FulfillmentRetryRequested[] | Rejection {
  const order = placedOrder(state);
  if (isRejection(order)) return order;
  const known = new Set(order.lines.map(({ id }) => id));
  if (lineIds?.some((id) => !known.has(id))) return lineNotFound();
  const named = order.lines.filter(({ id }) => lineIds?.includes(id) ?? true);
  const retriable = named.filter(isRetriable);
  if (retriable.length === 0) return nothingToRetry();
  const fresh = retriable.filter(({ retry }) => !retry).map(({ id }) => id);
  if (fresh.length === 0) return [];
  return [{ type: 'FulfillmentRetryRequested', data: { retryId, lineIds: fresh, reason } }];
}
