import { type AccessRule, isByKey } from '../security/access-table.js';
import type { Schema } from './schema.js';

interface HeaderDoc {
  readonly description: string;
  readonly schema: Schema;
}

const text = (example: string): Schema => ({ type: 'string', examples: [example] });

/** Headers of answers that callers may rely on. */
export const ANSWER_HEADERS = {
  ETag: {
    description:
      'The revision of the order, for `If-None-Match`; something follows it while a line waits for its module.',
    schema: text('"3"'),
  },
  Location: { description: 'Where it is.', schema: text('/v1/orders/EDX-100001') },
  'Makegood-Position': {
    description:
      'How far this answer has seen the order. Send it back to never see an older state.',
    schema: text('order-edx-100001@3'),
  },
  'Idempotency-Replayed': {
    description: 'The request was done before; this is its answer again.',
    schema: { type: 'string', const: 'true' },
  },
  'Preference-Applied': {
    description:
      'The wait that you asked for with `Prefer`, as far as it was granted; absent when too many others wait: then the answer came at once.',
    schema: text('wait=10'),
  },
  'Cache-Control': { description: 'How long the answer may be kept.', schema: text('no-store') },
  'Retry-After': {
    description: 'Whole seconds after which to send the request again.',
    schema: { type: 'string', pattern: '^\\d+$', examples: ['2'] },
  },
  'WWW-Authenticate': { description: 'What kind of token is wanted.', schema: text('Bearer') },
  'X-Request-Id': {
    description: "Finds the request in the service's log; the trace id of your `traceparent`.",
    schema: text('4bf92f3577b34da6a3ce929d0e0e4736'),
  },
} as const satisfies Readonly<Record<string, HeaderDoc>>;

export type AnswerHeader = keyof typeof ANSWER_HEADERS;

export type Headers = Readonly<Partial<Record<AnswerHeader, 'always' | 'sometimes'>>>;

export function headerObjects(headers: Headers): Schema {
  const all: Headers = { ...headers, 'X-Request-Id': 'always' };
  return Object.fromEntries(
    (Object.keys(all) as AnswerHeader[]).map((name) => [
      name,
      { ...ANSWER_HEADERS[name], required: all[name] === 'always' },
    ]),
  );
}

/** What a route may answer again says so. */
export function replayedHeaders(rule: AccessRule): Headers {
  return isByKey(rule) ? { 'Idempotency-Replayed': 'sometimes' } : {};
}

/** Headers of requests. */
export const REQUEST_HEADERS = {
  'Makegood-Position': {
    description: 'As an earlier answer gave it: you never see an older state than that.',
    schema: text('order-edx-100001@3'),
  },
  'If-None-Match': {
    description: 'An `ETag` that you have: 304 when nothing has changed.',
    schema: text('"3"'),
  },
  'Idempotency-Key': {
    description:
      'A new one (such as a UUID) for each act, the same one when you repeat it: what was done is answered again, with `Idempotency-Replayed: true`, and not done again. Kept for 24 hours, for each caller apart. What is answered 5xx, or is not of the right form, is not kept: repeat it with the same key.',
    schema: { ...text('8e03978e-40d5-43e8-bc93-6894a57f9324'), minLength: 1, maxLength: 257 },
  },
  Prefer: {
    description:
      '`wait=N` (RFC 7240): wait up to N seconds, at most 60, for the final status; then answer with what there is.',
    schema: text('wait=10'),
  },
  'Last-Event-ID': {
    description:
      'The `id` of the last message that you have: only what came later is sent. The `revision` of an order that you have will do.',
    schema: text('3'),
  },
  'Stripe-Signature': {
    description: 'Made by Stripe with the secret of the webhook.',
    schema: text('t=1764000000,v1=…'),
  },
  traceparent: {
    description: 'W3C Trace Context; its trace id becomes the correlation id of all that follows.',
    schema: text('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'),
  },
} as const satisfies Readonly<Record<string, HeaderDoc>>;

export type RequestHeader = keyof typeof REQUEST_HEADERS;
