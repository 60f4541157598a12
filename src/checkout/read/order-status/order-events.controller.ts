import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { rejection } from '../../../kernel/rejection.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { goneOf } from '../../../platform/http/gone.js';
import { problem, ProblemError } from '../../../platform/http/problem.js';
import { Refused } from '../../../platform/http/refusals.js';
import { Seats } from '../../../platform/http/seats.js';
import { LOGGER, type Logger } from '../../../platform/observability/logger.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { LiveStreams } from '../../../platform/subscriptions/live-streams.js';
import { OrderCommands } from '../../contract.js';
import { maySee } from '../../order-access.js';
import { checkoutProblems } from '../../problems.js';
import { isFinal } from './final-status.js';
import { orderEvents } from './order-events.js';
import { orderView, type OrderView } from './order-view.js';

/** Places for readers of event streams. */
export class StreamSeats extends Seats {}

/** Of the thousand requests that may be under way. */
export const MOST_STREAMS = 200;

@Controller('v1/orders')
export class OrderEventsController {
  constructor(
    private readonly orders: OrderCommands,
    private readonly live: LiveStreams,
    private readonly seats: StreamSeats,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get(':number/events')
  async events(
    @Param('number') number: string,
    @CurrentCaller() caller: Caller,
    @Res() reply: FastifyReply,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    const after = revisionIn(lastEventId);
    const stream = orderStream(number);
    const read = ORDER_NUMBER.test(number) ? await this.read(stream) : [];
    const order = read.map(orderView).at(-1);
    const isMine = (seen: OrderView): boolean => maySee(caller, seen);
    if (!order || !isMine(order)) {
      throw new Refused(rejection('order-not-found', 'There is no such order.'));
    }
    void reply.header('Cache-Control', 'no-store');
    if (isFinal(order) && order.revision <= after) {
      void reply.status(204).send(); // the answer on which readers do not come back
      return;
    }
    const gone = this.sit(reply);
    const { orders, live } = this;
    const events = orderEvents({ orders, live, stream, read, after, maySee: isMine, gone });
    void reply
      .type('text/event-stream')
      .header('X-Accel-Buffering', 'no') // nginx would keep messages back
      .send(this.streamOf(events, reply));
  }

  private read(stream: string) {
    return this.orders.since(stream, this.orders.nothing);
  }

  /** Takes a place until the connection is done with, however that comes. */
  private sit(reply: FastifyReply): AbortSignal {
    const leave = this.seats.take();
    if (!leave) {
      const { kind, means } = checkoutProblems['too-many-streams'];
      throw new ProblemError(problem(kind, 'too-many-streams', means), { 'Retry-After': '5' });
    }
    const gone = goneOf(reply, 0);
    if (gone.aborted) leave();
    else gone.addEventListener('abort', leave, { once: true });
    return gone;
  }

  /** One message at a time is made ready, so that a slow reader holds nothing but its place. */
  private streamOf(messages: AsyncGenerator<string>, { request }: FastifyReply): Readable {
    const readable = Readable.from(messages, { objectMode: false, highWaterMark: 1 });
    return readable.on('error', (error) => {
      if (error.name === 'AbortError') return;
      this.logger.error({ err: error, requestId: request.id }, 'an event stream failed by a bug');
    });
  }
}

/** -1: everything, which is better twice than never. */
function revisionIn(lastEventId: string | undefined): number {
  return /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : -1;
}
