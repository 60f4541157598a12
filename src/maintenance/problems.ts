import type { ProblemTable } from '../platform/http/problem-table.js';

/** The answers of this context that are no success. */
export const maintenanceProblems = {
  'stream-not-parked': {
    kind: 'not-found',
    means: 'The consumer has not parked this stream.',
    remedy: 'none is needed: it was released, or never parked; see `GET /v1/parked-streams`',
  },
} as const satisfies ProblemTable;
