import type { FieldError } from '../../kernel/rejection.js';
import { DEEPEST_BODY, LIMITS, MOST_MEMBERS } from './limits.js';
import { problem, type Problem } from './problem.js';
import type { FieldTable, ProblemEntry } from './problem-table.js';

/**
 * Where in the handling of a request it comes up. `connection`: before there is a request; `nowhere`: no route is
 * meant; `address`: at every route; the others: at every route with such a thing.
 */
export type Arises =
  | 'connection'
  | 'nowhere'
  | 'address'
  | 'anywhere'
  | 'token'
  | 'key'
  | 'body'
  | 'fields'
  | 'query'
  | 'parameter'
  | 'engine';

export interface HttpProblem extends ProblemEntry {
  readonly arises: readonly Arises[];
  /** Whole seconds after which to try again, told in `Retry-After`. */
  readonly retryAfter?: number;
}

/** The problems that every route shares. */
const TABLE = {
  'request-malformed': {
    kind: 'malformed',
    arises: ['fields', 'query'],
    means: 'The request is not of the right form.',
    remedy: 'correct what `errors` names: missing, unknown or wrongly typed fields',
  },
  'idempotency-key-invalid': {
    kind: 'malformed',
    arises: ['key'],
    means:
      '`Idempotency-Key` is not 1 to 255 visible ASCII characters (no comma, quotes, backslash).',
    remedy: 'send a new UUID for each act, and the same one when you repeat it',
  },
  'idempotency-key-in-use': {
    kind: 'conflict',
    arises: ['key'],
    retryAfter: 1,
    means: 'The request with this `Idempotency-Key` is still under way.',
    remedy: 'send it again in a moment; after a crash of ours it may take two minutes',
  },
  'idempotency-key-reused': {
    kind: 'invalid',
    arises: ['key'],
    means: 'This `Idempotency-Key` was used for another request.',
    remedy: 'send another request with another key; nothing was done',
  },
  'not-json': {
    kind: 'malformed',
    arises: ['body'],
    means: 'The body is empty or not JSON.',
    remedy: 'send JSON',
  },
  'body-incomplete': {
    kind: 'malformed',
    arises: ['connection'],
    means:
      'The request ended before it was complete: its body is shorter than `Content-Length` says.',
    remedy: 'send it again',
  },
  'bad-url': {
    kind: 'malformed',
    arises: ['parameter'],
    means: 'The address cannot be decoded.',
    remedy: 'encode it',
  },
  'not-http': {
    kind: 'malformed',
    arises: ['connection'],
    means: 'This is not HTTP.',
    remedy: 'look at the client',
  },
  unauthenticated: {
    kind: 'unauthenticated',
    arises: ['token'],
    means: 'Send a token: Authorization: Bearer <token>.',
    remedy: 'send one',
  },
  'token-expired': {
    kind: 'unauthenticated',
    arises: ['token'],
    means: 'The token has expired.',
    remedy: 'get a new one',
  },
  'token-invalid': {
    kind: 'unauthenticated',
    arises: ['token'],
    means: 'The token is not valid.',
    remedy: 'get one that a key of ours signed, that says who you are, and that is not for later',
  },
  forbidden: {
    kind: 'forbidden',
    arises: ['token'],
    means: 'Your role does not allow this.',
    remedy: 'use a token with a role that may use the route',
  },
  'not-found': {
    kind: 'not-found',
    arises: ['nowhere'],
    means: 'There is no such route.',
    remedy: 'check the address and the method',
  },
  'request-too-slow': {
    kind: 'too-slow',
    arises: ['connection'],
    means: `The request did not arrive in time: its headers within ${LIMITS.headMs / 1000} s, all of it within ${LIMITS.requestMs / 1000} s.`,
    remedy: 'send it again',
  },
  'body-too-large': {
    kind: 'too-large',
    arises: ['body'],
    means: `The body is larger than ${LIMITS.bodyBytes / 1024} KiB.`,
    remedy: 'send less',
  },
  'url-too-long': {
    kind: 'url-too-long',
    arises: ['address'],
    means: `The address is longer than ${LIMITS.urlLength} characters, or a number or name in it than ${LIMITS.urlPartLength}.`,
    remedy: 'check what stands in it',
  },
  'unsupported-media-type': {
    kind: 'unsupported-media-type',
    arises: ['body'],
    means: 'Send the body as application/json.',
    remedy: 'set `Content-Type`',
  },
  'request-invalid': {
    kind: 'invalid',
    arises: ['fields', 'query'],
    means: 'The request breaks a rule.',
    remedy: 'correct what `errors` names',
  },
  'headers-too-large': {
    kind: 'headers-too-large',
    arises: ['connection'],
    means: `Address and headers together are larger than ${LIMITS.headBytes / 1024} KiB.`,
    remedy: 'send less',
  },
  internal: {
    kind: 'internal',
    arises: ['anywhere'],
    means: 'Something went wrong on our side. Our log has it under the request id.',
    remedy: 'send the same request again, it is recognised; `X-Request-Id` finds it in the log',
  },
  'engine-unavailable': {
    kind: 'unavailable',
    arises: ['engine'],
    retryAfter: 2,
    means: 'The event store or the database does not answer. Send it again.',
    remedy: 'send the same request again: it is recognised, nothing happens twice',
  },
  unreadable: {
    kind: 'conflict',
    arises: [],
    means: 'What was recorded of it cannot be read, so nothing is decided about it.',
    remedy: 'tell an operator, who finds what it is in `/diagnosis`; place under another number',
  },
  'keys-unavailable': {
    kind: 'unavailable',
    arises: ['token'],
    retryAfter: 5,
    means: 'Tokens cannot be checked now: their keys (JWT_JWKS_URL) cannot be read.',
    remedy: 'try again',
  },
  overloaded: {
    kind: 'unavailable',
    arises: ['anywhere'],
    retryAfter: 1,
    means:
      'Too many requests are under way. Send it again in a moment; the same order is never placed twice.',
    remedy: 'send it again in a moment',
  },
} as const satisfies Readonly<Record<string, HttpProblem>>;

export type HttpProblemCode = keyof typeof TABLE;

export const httpProblems: Readonly<Record<HttpProblemCode, HttpProblem>> = TABLE;

/** What is wrong with the form of fields, whatever the request. */
export const httpFields: FieldTable = {
  missing: { kind: 'malformed', means: 'not there' },
  'wrong-type': { kind: 'malformed', means: 'not that kind of JSON' },
  'unknown-field': { kind: 'malformed', means: 'not a field of this request' },
  'too-deep': { kind: 'malformed', means: `nested more than ${DEEPEST_BODY} deep` },
  'too-many-members': {
    kind: 'malformed',
    means: `a list or an object with more than ${MOST_MEMBERS} members`,
  },
};

/** An answer of those that every route shares. */
export function httpProblem(
  code: HttpProblemCode,
  { detail, errors }: { readonly detail?: string; readonly errors?: readonly FieldError[] } = {},
): Problem {
  const { kind, means } = httpProblems[code];
  return problem(kind, code, detail ?? means, errors);
}

/** `Retry-After` of those that are over by themselves. */
export function retryAfterOf(code: HttpProblemCode): Readonly<Record<string, string>> {
  const { retryAfter } = httpProblems[code];
  return retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
}
