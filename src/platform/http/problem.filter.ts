import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Logger, LOGGER } from '../observability/logger.js';
import { frameworkProblem } from './framework-problem.js';
import { outageProblem } from './outage.js';
import { httpProblem } from './http-problems.js';
import { type Problem, ProblemError } from './problem.js';
import type { ProblemTable } from './problem-table.js';
import { problemOfRejection, PROBLEMS, Refused } from './refusals.js';
import { sendProblem } from './send-problem.js';
import { unreadableProblem, unreadableStream } from './unreadable.js';

/** Whoever refuses for the moment is worth another try. */
const UNAVAILABLE = 503;

/** Every answer that is not a success leaves through here. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(PROBLEMS) private readonly problems: ProblemTable,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const exception = outageProblem(thrown) ?? this.unreadable(thrown) ?? thrown;
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const answer = this.problemOf(exception, http.getRequest<FastifyRequest>());
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy(); // half an answer is out: only a broken connection tells the caller
      return;
    }
    if (exception instanceof ProblemError) void reply.headers(exception.headers);
    else if (answer.status === UNAVAILABLE) void reply.header('Retry-After', '5');
    sendProblem(reply, answer);
  }

  /** Logged: an operator has to mend it, and what cannot be folded may be a bug all the same. */
  private unreadable(thrown: unknown): ProblemError | undefined {
    const fault = unreadableStream(thrown);
    if (!fault) return undefined;
    const { code, stream, revision, where } = fault;
    this.logger.error(
      { code, stream, revision, where },
      'a request met a stream that cannot be read',
    );
    return unreadableProblem(fault);
  }

  private problemOf(exception: unknown, request: FastifyRequest): Problem {
    if (exception instanceof ProblemError) return exception.problem;
    if (exception instanceof Refused) return problemOfRejection(exception.rejection, this.problems);
    if (exception instanceof HttpException && exception.getStatus() < 500) {
      return frameworkProblem(exception);
    }
    const { id: requestId, method } = request;
    const route = request.routeOptions.url;
    this.logger.error({ err: exception, requestId, method, route }, 'a request failed by a bug');
    return httpProblem('internal', {
      detail: `Something went wrong on our side. Our log has it under request id ${requestId}.`,
    });
  }
}
