import type { FastifyReply } from 'fastify';
import type { Folded } from '../../../kernel/folded.js';
import { orderStream } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import { etagOf } from '../../../platform/http/etag.js';
import { orderView, type OrderView } from './order-view.js';
import { positionToken } from './position-token.js';

/** The order after a command, with the headers that let the caller go on from there. */
export function answerOrder(reply: FastifyReply, order: Folded<OrderState>): OrderView {
  const view = orderView(order);
  if (!view) throw new Error('A command was accepted for an order that cannot be seen.');
  void reply
    .header('ETag', etagOf(view.revision))
    .header('Makegood-Position', positionToken(orderStream(view.orderNumber), view.revision));
  return view;
}
