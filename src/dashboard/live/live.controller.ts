import { Controller, Get, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { isOfPartners, OrderStatusOf } from '../../checkout/contract.js';
import { orderStream } from '../../order/order-stream.js';
import { noSuchOrder } from '../../order/refusals.js';
import { goneOf } from '../../platform/http/gone.js';
import { httpProblem, retryAfterOf } from '../../platform/http/http-problems.js';
import { ProblemError } from '../../platform/http/problem.js';
import { Refused } from '../../platform/http/refusals.js';
import { Seats } from '../../platform/http/seats.js';
import { LOGGER, type Logger } from '../../platform/observability/logger.js';
import { CurrentCaller, type Caller } from '../../platform/security/caller.js';
import { LiveStreams } from '../../platform/subscriptions/live-streams.js';
import { PageFilter } from '../errors/page.filter.js';
import { changes } from './changes.js';

/** Places for pages that are told of changes. */
export class PageSeats extends Seats {}

/** Of the thousand requests that may be under way. */
export const MOST_LIVE_PAGES = 100;

/** Tells a page that it is out of date. What is new it fetches itself, as anybody would. */
@Controller('dashboard/orders/:number/live')
@UseFilters(PageFilter)
export class LiveController {
  constructor(
    private readonly queries: QueryBus,
    private readonly live: LiveStreams,
    private readonly seats: PageSeats,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get()
  async changes(
    @Param('number') number: string,
    @Query() { after }: Readonly<Record<string, unknown>>,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const order = await this.queries.execute(new OrderStatusOf(number, 0));
    if (!order || !isOfPartners(caller, order.partner)) throw new Refused(noSuchOrder());
    const gone = this.sit(reply);
    const watch = this.live.watch(orderStream(number));
    const revision = typeof after === 'string' && /^\d{1,9}$/.test(after) ? Number(after) : -1;
    // What was written before somebody watched is not told: the page is behind already.
    if (order.revision > revision) watch.hear(order.revision);
    const messages = Readable.from(changes({ watch, after: revision, gone }), {
      ...{ objectMode: false, highWaterMark: 1 },
    }).on('error', (error) => {
      this.logger.error({ err: error, requestId: reply.request.id }, 'a live page failed by a bug');
    });
    void reply
      .type('text/event-stream')
      .headers({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
      .send(messages);
  }

  /** Takes a place until the connection is done with, however that comes. */
  private sit(reply: FastifyReply): AbortSignal {
    const leave = this.seats.take();
    if (!leave) throw new ProblemError(httpProblem('overloaded'), retryAfterOf('overloaded'));
    const gone = goneOf(reply, 0);
    if (gone.aborted) leave();
    else gone.addEventListener('abort', leave, { once: true });
    return gone;
  }
}
