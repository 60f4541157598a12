import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { frameworkProblem } from '../../platform/http/framework-problem.js';
import { httpProblem } from '../../platform/http/http-problems.js';
import { outageProblem } from '../../platform/http/outage.js';
import { type Problem, ProblemError, statusOf } from '../../platform/http/problem.js';
import type { ProblemTable } from '../../platform/http/problem-table.js';
import { problemOfRejection, PROBLEMS, Refused } from '../../platform/http/refusals.js';
import { type Logger, LOGGER } from '../../platform/observability/logger.js';
import { Pages } from '../layout/pages.js';
import { ErrorPage } from './error-page.js';

/** Whatever is no success is a page that says so to a person; those who are not signed in are asked to. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(
    private readonly pages: Pages,
    @Inject(PROBLEMS) private readonly problems: ProblemTable,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const problem = this.problemOf(outageProblem(thrown) ?? thrown, request);
    if (problem.status === statusOf('unauthenticated')) {
      void reply.code(303).header('Location', signInFor(request)).send();
      return;
    }
    this.pages.send(
      request,
      reply,
      h(ErrorPage, { problem, typed: typedIn(request) }),
      problem.status,
    );
  }

  private problemOf(thrown: unknown, request: FastifyRequest): Problem {
    if (thrown instanceof ProblemError) return thrown.problem;
    if (thrown instanceof Refused) return problemOfRejection(thrown.rejection, this.problems);
    if (thrown instanceof HttpException && thrown.getStatus() < 500)
      return frameworkProblem(thrown);
    const { id: requestId, method } = request;
    const route = request.routeOptions.url;
    this.logger.error({ err: thrown, requestId, method, route }, 'a page failed by a bug');
    return httpProblem('internal');
  }
}

/** After signing in one comes back; what was about to be done is not done by itself. */
function signInFor({ method, url, headers }: FastifyRequest): string {
  const { referer = '' } = headers;
  const { pathname, search } = URL.canParse(referer)
    ? new URL(referer)
    : { pathname: '', search: '' };
  const back = method === 'GET' || method === 'HEAD' ? url : `${pathname}${search}`;
  return `/dashboard/sign-in?back=${encodeURIComponent(back)}`;
}

const NOT_TYPED = ['csrf', 'key', 'password', 'token'];

/** What somebody typed into the form that was refused, so that it is not lost. */
function typedIn({ body }: FastifyRequest): readonly (readonly [string, string])[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && !NOT_TYPED.includes(name)
      ? [[name, value] as const]
      : [],
  );
}
