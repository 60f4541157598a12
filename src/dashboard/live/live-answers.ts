import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { goneOf } from '../../platform/http/gone.js';
import { httpProblem, retryAfterOf } from '../../platform/http/http-problems.js';
import { ProblemError } from '../../platform/http/problem.js';
import { Seats } from '../../platform/http/seats.js';
import { LOGGER, type Logger } from '../../platform/observability/logger.js';

/** Places for pages that are told of changes. */
export class PageSeats extends Seats {}

/** Of the thousand requests that may be under way. */
export const MOST_LIVE_PAGES = 100;

/** Answers that go on: server-sent events to a page, for as long as it is open. */
@Injectable()
export class LiveAnswers {
  constructor(
    private readonly seats: PageSeats,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes a place until the connection is done with, however that comes. @throws ProblemError all places are taken */
  sit(reply: FastifyReply): AbortSignal {
    const leave = this.seats.take();
    if (!leave) throw new ProblemError(httpProblem('overloaded'), retryAfterOf('overloaded'));
    const gone = goneOf(reply, 0);
    if (gone.aborted) leave();
    else gone.addEventListener('abort', leave, { once: true });
    return gone;
  }

  send(reply: FastifyReply, messages: AsyncGenerator<string>): void {
    const stream = Readable.from(messages, { objectMode: false, highWaterMark: 1 });
    stream.on('error', (error) => {
      this.logger.error({ err: error, requestId: reply.request.id }, 'a live page failed by a bug');
    });
    void reply
      .type('text/event-stream')
      .headers({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' })
      .send(stream);
  }
}
