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
  'lines-empty': { kind: 'invalid', means: 'a list of lines without a line' },
};
