import { DEEPEST_BODY, LIMITS, MOST_MEMBERS } from '../platform/http/limits.js';

const kib = (bytes: number): string => `${bytes / 1024} KiB`;
const seconds = (ms: number): string => `${ms / 1000} s`;

/** What callers are told of the limits: what, how much, and the answer beyond it. */
export const LIMIT_ROWS: readonly (readonly [what: string, limit: string, answer: string])[] = [
  ['body', kib(LIMITS.bodyBytes), '413 `body-too-large`'],
  ['nesting of a body', `${DEEPEST_BODY} deep`, '400 `too-deep`'],
  ['members of a list or an object', `${MOST_MEMBERS}`, '400 `too-many-members`'],
  ['address with its query', `${LIMITS.urlLength} characters`, '414 `url-too-long`'],
  ['number or name in an address', `${LIMITS.urlPartLength} characters`, '414 `url-too-long`'],
  ['address and headers together', kib(LIMITS.headBytes), '431 `headers-too-large`'],
  ['arrival of the headers', seconds(LIMITS.headMs), '408 `request-too-slow`'],
  ['arrival of the whole request', seconds(LIMITS.requestMs), '408 `request-too-slow`'],
  ['requests under way at once', `${LIMITS.inFlight}`, '503 `overloaded`'],
];
