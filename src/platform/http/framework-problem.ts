import type { HttpException } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { httpProblem, type HttpProblemCode } from './http-problems.js';
import { kindOfStatus, type Problem, problemOfStatus } from './problem.js';
import { sendProblem } from './send-problem.js';

/** What Fastify says about a request before we see it, in our codes. */
const FASTIFY: Readonly<Record<string, HttpProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body-incomplete',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'not-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'not-json',
  FST_ERR_BAD_URL: 'bad-url',
  FST_ERR_MAX_PARAM_LENGTH: 'url-too-long',
};

/** Nest's own exceptions, and what it makes of Fastify's. */
export function frameworkProblem(exception: HttpException): Problem {
  return problemOf(exception.getStatus(), fastifyCode(exception.cause), exception.message);
}

/** The errors of Fastify's router, which come before Nest knows of the request. */
export function answerRouterError(
  error: FastifyError,
  { id }: FastifyRequest,
  reply: FastifyReply,
): void {
  const answer = problemOf(error.statusCode ?? 400, error.code, error.message);
  // No hook has run yet.
  sendProblem(reply, answer, { 'X-Request-Id': id });
}

function problemOf(status: number, fastifysCode: string, message: string): Problem {
  const code = FASTIFY[fastifysCode];
  return code ? httpProblem(code) : problemOfStatus(status, codeOf(status), message);
}

function fastifyCode(cause: unknown): string {
  if (cause instanceof SyntaxError) return 'FST_ERR_CTP_INVALID_JSON_BODY';
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function codeOf(status: number): string {
  return kindOfStatus(status) ?? `http-${status}`;
}
