import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { rejection } from '../../../kernel/rejection.js';
import { orderStream } from '../../../order/order-stream.js';
import { etagOf, noneMatchNames } from '../../../platform/http/etag.js';
import { Refused } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { maySee } from '../../order-access.js';
import { OrderStatusOf } from './order-status.query.js';
import type { OrderView } from './order-view.js';
import { positionToken, revisionOf } from './position-token.js';

@Controller('v1/orders')
export class OrderStatusController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number')
  async status(
    @Param('number') number: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('makegood-position') position?: string,
    @Headers('if-none-match') ifNoneMatch?: string,
  ): Promise<OrderView | undefined> {
    const stream = orderStream(number);
    const order = await this.queries.execute(
      new OrderStatusOf(number, revisionOf(position, stream)),
    );
    if (!order || !maySee(caller, order)) {
      throw new Refused(rejection('order-not-found', 'There is no such order.'));
    }
    const etag = etagOf(order.revision);
    void reply
      .headers({ ETag: etag, 'Cache-Control': 'private, no-cache' })
      .header('Makegood-Position', positionToken(stream, order.revision));
    if (!noneMatchNames(ifNoneMatch, etag)) return order;
    void reply.status(304);
    return undefined;
  }
}
