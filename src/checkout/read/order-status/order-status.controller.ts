import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { rejection } from '../../../kernel/rejection.js';
import { orderStream } from '../../../order/order-stream.js';
import { noneMatchNames } from '../../../platform/http/etag.js';
import { preferredWaitS } from '../../../platform/http/prefer.js';
import { Refused } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { maySee } from '../../order-access.js';
import { headersOf } from './answer-order.js';
import { OrderHolds } from './order-holds.js';
import { OrderStatusOf } from './order-status.query.js';
import { OrderWait } from './order-wait.js';
import type { OrderView } from './order-view.js';
import { revisionOf } from './position-token.js';

@Controller('v1/orders')
export class OrderStatusController {
  constructor(
    private readonly queries: QueryBus,
    private readonly wait: OrderWait,
    private readonly holds: OrderHolds,
  ) {}

  @Get(':number')
  async status(
    @Param('number') number: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers() asked: Readonly<Record<string, string | undefined>>,
  ): Promise<OrderView | undefined> {
    const stream = orderStream(number);
    const found = await this.queries.execute(
      new OrderStatusOf(number, revisionOf(asked['makegood-position'], stream)),
    );
    if (!found || !maySee(caller, found)) {
      throw new Refused(rejection('order-not-found', 'There is no such order.'));
    }
    const waitS = preferredWaitS(asked['prefer']);
    const waited = waitS === undefined ? found : await this.wait.preferred(found, waitS, reply);
    const order = await this.holds.shownOn(waited);
    const headers = headersOf(order);
    void reply.headers({ ...headers, 'Cache-Control': 'private, no-cache' });
    if (!noneMatchNames(asked['if-none-match'], headers.ETag)) return order;
    void reply.status(304);
    return undefined;
  }
}
