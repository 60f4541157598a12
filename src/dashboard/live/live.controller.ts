import { Controller, Get, Param, Query, Res, UseFilters } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { isOfPartners, OrderStatusOf } from '../../checkout/contract.js';
import { orderStream } from '../../order/order-stream.js';
import { noSuchOrder } from '../../order/refusals.js';
import { Refused } from '../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { LiveStreams } from '../../platform/subscriptions/live-streams.js';
import { PageFilter } from '../errors/page.filter.js';
import { changes } from './changes.js';
import { LiveAnswers } from './live-answers.js';
import { follow, Pulses } from './pulse.js';

/** Tells a page that it is out of date. What is new it fetches itself, as anybody would. */
@Controller('dashboard')
@UseFilters(PageFilter)
export class LiveController {
  constructor(
    private readonly queries: QueryBus,
    private readonly live: LiveStreams,
    private readonly answers: LiveAnswers,
    private readonly pulses: Pulses,
  ) {}

  /** Pages about all orders together. */
  @Get('live')
  all(@Query() { seen }: Readonly<Record<string, unknown>>, @Res() reply: FastifyReply): void {
    const gone = this.answers.sit(reply);
    const shown = typeof seen === 'string' ? seen : '';
    this.answers.send(reply, follow({ pulses: this.pulses, seen: shown, gone }));
  }

  @Get('orders/:number/live')
  async changes(
    @Param('number') number: string,
    @Query() { after }: Readonly<Record<string, unknown>>,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const order = await this.queries.execute(new OrderStatusOf(number, 0));
    if (!order || !isOfPartners(caller, order.partner)) throw new Refused(noSuchOrder());
    const gone = this.answers.sit(reply);
    const watch = this.live.watch(orderStream(number));
    const revision = typeof after === 'string' && /^\d{1,9}$/.test(after) ? Number(after) : -1;
    // What was written before somebody watched is not told: the page is behind already.
    if (order.revision > revision) watch.hear(order.revision);
    this.answers.send(reply, changes({ watch, after: revision, gone }));
  }
}
