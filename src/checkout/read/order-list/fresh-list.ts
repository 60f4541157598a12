import type { Folded } from '../../../kernel/folded.js';
import type { OrderState } from '../../../order/state.js';
import { problem, ProblemError } from '../../../platform/http/problem.js';
import type { OrderCommands } from '../../contract.js';
import { checkoutProblems } from '../../problems.js';
import type { OrderNews } from '../order-status/order-news.js';
import { orderView, type OrderView } from '../order-status/order-view.js';
import type { OrderPosition } from '../order-status/position-token.js';
import type { OrderPage } from './order-list.query.js';

/** The list is behind by milliseconds, or it is being rebuilt, and then waiting longer would not help. */
const PATIENCE_MS = 2_000;
/** Another process may keep it: this one hears nothing of what comes, and looks. */
const LOOK_EVERY_MS = 100;

interface FreshList {
  readonly news: OrderNews;
  readonly orders: OrderCommands;
  /** What the caller has seen. */
  readonly seen: OrderPosition;
  readonly maySee: (order: OrderView) => boolean;
  readonly read: () => Promise<OrderPage>;
  readonly patienceMs?: number;
  readonly lookEveryMs?: number;
}

/**
 * A page that is not older than what the caller has seen of one order.
 * @throws ProblemError when the list cannot catch up in time
 */
export async function freshList(list: FreshList): Promise<OrderPage> {
  const { news, seen, read } = list;
  const isThere = ({ revision }: { revision: number }): boolean => revision >= seen.revision;
  const watch = news.watch(seen.stream);
  try {
    const page = await read();
    if (isThere(page) || !(await hasSeen(list))) return page;
    const patience = AbortSignal.timeout(list.patienceMs ?? PATIENCE_MS);
    for (let heard; !(heard || patience.aborted);) {
      const aWhile = AbortSignal.timeout(list.lookEveryMs ?? LOOK_EVERY_MS);
      heard = await watch.until(isThere, AbortSignal.any([patience, aWhile]));
      const later = await read();
      if (isThere(later)) return later;
    }
  } finally {
    watch.close();
  }
  const { kind, means } = checkoutProblems['list-behind'];
  throw new ProblemError(problem(kind, 'list-behind', means), { 'Retry-After': '1' });
}

/** A token about an order that is not the caller's must not tell whether there is one. */
async function hasSeen({ orders, seen, maySee }: FreshList): Promise<boolean> {
  const order: Folded<OrderState> = await orders.load(seen.stream);
  const view = orderView(order);
  return view !== undefined && maySee(view) && order.revision >= seen.revision;
}
