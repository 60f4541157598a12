import { STATUS_CODES } from 'node:http';
import type { FieldError } from '../../kernel/rejection.js';

/** What can go wrong with a request, in our words. The only place that knows HTTP's numbers for it. */
const STATUS = {
  malformed: 400,
  unauthenticated: 401,
  'payment-required': 402,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-slow': 408,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'url-too-long': 414,
  'unsupported-media-type': 415,
  invalid: 422,
  'too-many-requests': 429,
  'headers-too-large': 431,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemKind = keyof typeof STATUS;

/** RFC 9457. `code` is public API (docs/errors.md); `errors` name every bad field. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

export function problem(
  kind: ProblemKind,
  code: string,
  detail: string,
  errors?: readonly FieldError[],
): Problem {
  return problemOfStatus(STATUS[kind], code, detail, errors);
}

/** For answers that the framework has already given a number. */
export function problemOfStatus(
  status: number,
  code: string,
  detail: string,
  errors?: readonly FieldError[],
): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  const type = `urn:makegood:problem:${code}`;
  return { type, title, status, code, detail, ...(errors && { errors }) };
}

export function kindOfStatus(status: number): ProblemKind | undefined {
  const kinds = Object.keys(STATUS) as ProblemKind[];
  return kinds.find((kind) => STATUS[kind] === status);
}

export function statusOf(kind: ProblemKind): number {
  return STATUS[kind];
}

/** Carries a problem out of Nest's pipes, guards and controllers to the filter that answers it. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}
