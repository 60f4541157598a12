import type { FieldTable, ProblemTable } from '../platform/http/problem-table.js';

/** The answers of this context that are no success. */
export const operationsProblems = {
  'order-not-placed': {
    kind: 'conflict',
    means: 'The order is not placed: its payment is not collected.',
    remedy: 'wait until its payment is resolved',
  },
  'line-not-found': {
    kind: 'not-found',
    means: 'The order has no such line.',
    remedy: 'see the ids of `lines` in the order',
  },
  'module-not-found': {
    kind: 'not-found',
    means: 'No fulfilment module of this name is configured.',
    remedy: 'see the names that `GET /v1/modules` lists',
  },
  'retry-not-found': {
    kind: 'not-found',
    means: 'The order has no such retry.',
    remedy: 'use the `retryId` that asking for it was answered with',
  },
  'nothing-to-retry': {
    kind: 'conflict',
    means: 'No line of these is in a fulfilment error.',
    remedy: 'none is needed; see the statuses of the lines',
  },
  'campaign-not-found': {
    kind: 'not-found',
    means: 'There is no such campaign.',
    remedy: 'use the `id` that starting it was answered with; see `GET /v1/retry-campaigns`',
  },
  'campaign-over': {
    kind: 'conflict',
    means: 'The campaign is over: there is nothing left to cancel.',
    remedy: 'none; see its outcomes',
  },
  'campaign-of-nothing': {
    kind: 'invalid',
    means: 'Neither `filter` nor `orders` says which orders are meant.',
    remedy: 'send one of them; an empty `filter` means every order that failed',
  },
  'campaign-too-big': {
    kind: 'invalid',
    means: 'More than 100,000 orders match.',
    remedy: 'narrow the filter, by `placedAfter` and `placedBefore` for example',
  },
  'count-changed': {
    kind: 'conflict',
    means: 'Another number of orders matches than `expected`. Nothing was done.',
    remedy: 'look at the new number, which `detail` says and a dry run answers, and decide again',
  },
  'line-revoked': {
    kind: 'conflict',
    means: 'The line is revoked.',
    remedy: 'none: there is nothing left to settle',
  },
  'line-abandoned': {
    kind: 'conflict',
    means: 'The line was settled as abandoned: there is nothing to revoke.',
    remedy: 'settle it as `complete` if it was fulfilled after all',
  },
  'line-already-complete': {
    kind: 'conflict',
    means: 'The line is fulfilled. It can be revoked, not settled.',
    remedy: 'revoke it, if it is to be undone',
  },
} as const satisfies ProblemTable;

/** What may be wrong with the fields of its requests. */
export const operationsFields: FieldTable = {
  'outcome-unknown': { kind: 'invalid', means: 'neither `complete` nor `abandoned`' },
  'work-unknown': { kind: 'invalid', means: 'not `fulfillment`, `revocation` or `refund`' },
  'failure-class-unknown': { kind: 'invalid', means: 'no class of failures' },
  'hours-invalid': { kind: 'invalid', means: 'no whole number from 1 to 168' },
  'boolean-unknown': { kind: 'invalid', means: 'neither `true` nor `false`' },
  'rate-invalid': {
    kind: 'invalid',
    means: 'not 1 to 100 orders per second, or 1 to 6,000 per minute',
  },
  'stop-after-invalid': { kind: 'invalid', means: 'not 1 to 100' },
  'expected-invalid': { kind: 'invalid', means: 'below 0' },
  'campaign-outcome-unknown': { kind: 'invalid', means: 'no outcome of an order of a campaign' },
  'orders-empty': { kind: 'invalid', means: 'a list of orders without an order' },
  'orders-too-many': { kind: 'invalid', means: 'more than 500' },
  'lines-empty': { kind: 'invalid', means: 'a list of lines without a line' },
};
