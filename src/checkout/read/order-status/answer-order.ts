import type { FastifyReply } from 'fastify';
import type { Folded } from '../../../kernel/folded.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import { orderStream } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import { etagOf } from '../../../platform/http/etag.js';
import { orderView, type OrderView } from './order-view.js';
import { positionToken } from './position-token.js';

/** Lets the caller go on from the order as it was answered. */
export function headersOf({ orderNumber, revision, lines }: OrderView) {
  const since = lines.flatMap(({ waitingFor }) =>
    waitingFor ? fromRfc3339(waitingFor.since) : [],
  );
  return {
    ETag: etagOf(revision, ...new Set(since)),
    'Makegood-Position': positionToken(orderStream(orderNumber), revision),
  };
}

/** The order after a command, as it is answered. */
export function answerOrder(reply: FastifyReply, order: Folded<OrderState>): OrderView {
  const view = orderView(order);
  if (!view) throw new Error('A command was accepted for an order that cannot be seen.');
  void reply.headers(headersOf(view));
  return view;
}
