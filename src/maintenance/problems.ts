import type { ProblemTable } from '../platform/http/problem-table.js';

/** The answers of this context that are no success. */
export const maintenanceProblems = {
  'stream-not-parked': {
    kind: 'not-found',
    means: 'The consumer has not parked this stream.',
    remedy: 'none is needed: it was released, or never parked; see `GET /v1/parked-streams`',
  },
  'projection-not-found': {
    kind: 'not-found',
    means: 'There is no such projection.',
    remedy: 'see `GET /v1/projections`',
  },
  'projection-not-ready': {
    kind: 'conflict',
    means: 'Nothing is built that could be switched to: no build is ready, or it parked more.',
    remedy: 'wait until `build.state` is `ready`; release what `order-status-beside` has parked',
  },
  'nothing-to-roll-back': {
    kind: 'conflict',
    means: 'Nothing is kept of before, or this build of the service cannot feed that version.',
    remedy: 'see `keptVersion`; for an older version start the older build of the service first',
  },
} as const satisfies ProblemTable;
