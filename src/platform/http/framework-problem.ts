import type { HttpException } from '@nestjs/common';
import { kindOfStatus, type Problem, problemOfStatus } from './problem.js';

/** What Fastify says about a request before we see it, in our codes. */
const FASTIFY: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'The body is larger than 256 kB.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', 'Send the body as application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['body-incomplete', 'The body is not as long as it says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['not-json', 'The body is empty; send JSON.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['not-json', 'The body is not JSON.'],
  FST_ERR_BAD_URL: ['bad-url', 'The address cannot be decoded.'],
};

/** Nest's own exceptions, and what it makes of Fastify's. */
export function frameworkProblem(exception: HttpException): Problem {
  const status = exception.getStatus();
  const [code, detail] = FASTIFY[fastifyCode(exception.cause)] ?? [codeOf(status), undefined];
  return problemOfStatus(status, code, detail ?? exception.message);
}

function fastifyCode(cause: unknown): string {
  if (cause instanceof SyntaxError) return 'FST_ERR_CTP_INVALID_JSON_BODY';
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function codeOf(status: number): string {
  return kindOfStatus(status) ?? `http-${status}`;
}
