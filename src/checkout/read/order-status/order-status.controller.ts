import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { rejection } from '../../../kernel/rejection.js';
import { orderStream } from '../../../order/order-stream.js';
import { Refused } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { OrderStatusOf } from './order-status.query.js';
import type { OrderView } from './order-view.js';
import { positionToken, revisionOf } from './position-token.js';

/** Learners see their own orders only; the others do not exist for them. */
function maySee({ id, roles }: Caller, order: OrderView): boolean {
  const staff = (['checkout', 'operator', 'auditor', 'admin'] as const).some((r) => roles.has(r));
  return staff || order.user.username === id;
}

@Controller('v1/orders')
export class OrderStatusController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number')
  async status(
    @Param('number') number: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('makegood-position') position?: string,
  ): Promise<OrderView> {
    const stream = orderStream(number);
    const order = await this.queries.execute(
      new OrderStatusOf(number, revisionOf(position, stream)),
    );
    if (!order || !maySee(caller, order)) {
      throw new Refused(rejection('order-not-found', 'There is no such order.'));
    }
    void reply
      .header('ETag', `"${order.revision}"`)
      .header('Makegood-Position', positionToken(stream, order.revision));
    return order;
  }
}
