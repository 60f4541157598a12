import type { FieldTable, ProblemTable } from '../platform/http/problem-table.js';

/** The answers of this context that are no success. */
export const auditProblems = {
  'no-order-then': {
    kind: 'not-found',
    means: 'There was no order to be seen at that moment.',
    remedy: 'see `/history`: ask for the number of one of its events, or for a later time',
  },
} as const satisfies ProblemTable;

/** What may be wrong with the parameters of its requests. */
export const auditFields: FieldTable = {
  'event-number-invalid': { kind: 'invalid', means: 'no number of an event, from 0' },
  'event-type-unknown': { kind: 'invalid', means: 'no type of event that orders have' },
  'moment-unclear': { kind: 'invalid', means: 'neither or both of `revision` and `time`' },
};
