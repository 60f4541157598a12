import { Body, Controller, Headers, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rejection, type Rejection } from '../../../kernel/rejection.js';
import { orderStream } from '../../../order/order-stream.js';
import { newCommandContext } from '../../../platform/http/command-context.js';
import { preferredWaitS } from '../../../platform/http/prefer.js';
import { accepted, Refused } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { isOfPartners } from '../../order-access.js';
import { headersOf } from '../../read/order-status/answer-order.js';
import { orderView, type OrderView } from '../../read/order-status/order-view.js';
import { positionToken } from '../../read/order-status/position-token.js';
import { FulfillmentWait } from './fulfillment-wait.js';
import { orderOfRequest } from './order-of-request.js';
import { isExcessReported, PlaceOrder, type OrderAnswer } from './place-order.command.js';
import { PlaceOrderRequest } from './request/place-order.request.js';

const NOT_YOUR_PARTNER = rejection(
  'partner-not-allowed',
  'Your token may place orders of its own partners only.',
  [{ path: 'partner', code: 'partner-not-allowed', message: 'partner is not one of yours' }],
);

@Controller('v1/orders')
export class PlaceOrderController {
  constructor(
    private readonly commands: CommandBus,
    private readonly wait: FulfillmentWait,
  ) {}

  @Post()
  async place(
    @Body() body: PlaceOrderRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('prefer') prefer?: string,
  ): Promise<OrderView> {
    const { details, payment } = accepted(orderOfRequest(body));
    if (!isOfPartners(caller, details.partner)) throw new Refused(NOT_YOUR_PARTNER);
    const command = new PlaceOrder(details, payment, newCommandContext(request, caller));
    const answer = await this.commands.execute(command);
    tellReported(answer, details.orderNumber, reply);
    const { order, replayed, nextAction } = accepted(answer);
    const placed = orderView(order);
    if (!placed) throw new Error('An order was placed that cannot be seen.');
    // Whoever has something to do is told at once.
    const view = nextAction ? placed : await this.wait.after(placed, preferredWaitS(prefer), reply);
    const headers = headersOf(view);
    const { statusReason } = view;
    if (view.status === 'Payment Declined' && statusReason) {
      const { code, message } = statusReason;
      // The order is there: who asks for it next is not to be told of an older state.
      void reply.header('Makegood-Position', headers['Makegood-Position']);
      throw new Refused(
        rejection('payment-declined', message, [{ path: 'payment', code, message }]),
      );
    }
    if (replayed) void reply.header('Idempotency-Replayed', 'true');
    void reply
      .status(view.status === 'Payment Pending' ? 202 : 201)
      .header('Location', `/v1/orders/${view.orderNumber}`)
      .headers(headers);
    return nextAction ? { ...view, payment: { ...view.payment, nextAction } } : view;
  }
}

/** Who asks for the order next is to see what was reported of it. */
function tellReported(
  answer: OrderAnswer | Rejection,
  orderNumber: string,
  reply: FastifyReply,
): void {
  if (!isExcessReported(answer)) return;
  void reply.header('Makegood-Position', positionToken(orderStream(orderNumber), answer.revision));
}
