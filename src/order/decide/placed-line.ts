import { isRejection, type Rejection } from '../../kernel/rejection.js';
import { lineNotFound, noSuchOrder, orderNotPlaced } from '../refusals.js';
import type { Line, OrderState, Placed } from '../state.js';

/** What a person may act on: an order that is placed. */
export function placedOrder(state: OrderState): Placed | Rejection {
  if (state.stage === 'none') return noSuchOrder();
  return state.stage === 'placed' ? state : orderNotPlaced();
}

/** And of it one line. */
export function placedLine(state: OrderState, lineId: string): Line | Rejection {
  const order = placedOrder(state);
  if (isRejection(order)) return order;
  return order.lines.find(({ id }) => id === lineId) ?? lineNotFound();
}
