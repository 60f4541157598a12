import type { HttpException } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { kindOfStatus, type Problem, PROBLEM_MEDIA_TYPE, problemOfStatus } from './problem.js';

/** What Fastify says about a request before we see it, in our codes. */
const FASTIFY: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'The body is larger than 256 kB.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', 'Send the body as application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['body-incomplete', 'The body is not as long as it says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['not-json', 'The body is empty; send JSON.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['not-json', 'The body is not JSON.'],
  FST_ERR_BAD_URL: ['bad-url', 'The address cannot be decoded.'],
  FST_ERR_MAX_PARAM_LENGTH: ['url-too-long', 'A part of the address is too long.'],
};

/** Nest's own exceptions, and what it makes of Fastify's. */
export function frameworkProblem(exception: HttpException): Problem {
  return problemOf(exception.getStatus(), fastifyCode(exception.cause), exception.message);
}

/** The errors of Fastify's router, which come before Nest knows of the request. */
export function answerRouterError(
  error: FastifyError,
  _: FastifyRequest,
  reply: FastifyReply,
): void {
  const answer = problemOf(error.statusCode ?? 400, error.code, error.message);
  void reply.code(answer.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(answer));
}

function problemOf(status: number, fastifysCode: string, message: string): Problem {
  const [code, detail] = FASTIFY[fastifysCode] ?? [codeOf(status), message];
  return problemOfStatus(status, code, detail);
}

function fastifyCode(cause: unknown): string {
  if (cause instanceof SyntaxError) return 'FST_ERR_CTP_INVALID_JSON_BODY';
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function codeOf(status: number): string {
  return kindOfStatus(status) ?? `http-${status}`;
}
