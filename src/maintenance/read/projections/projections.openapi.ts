import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  described,
  listOf,
  object,
  oneOf,
  ref,
  TEXT,
  TIME,
  type Schema,
  type Schemas,
} from '../../../platform/openapi/schema.js';
import type { BuildState } from '../../../platform/projections/versions/projection.tables.js';
import type { ProjectionView } from './projections.query.js';

const COUNT: Schema = { type: 'integer' };
const MAYBE: Schema = { type: ['integer', 'null'] };
const MAYBE_TIME: Schema = { type: ['string', 'null'], format: 'date-time' };

export const BUILDING: ProjectionView = {
  ...{ name: 'order-status', liveVersion: 3, keptVersion: 2 },
  switchedAt: '2026-11-20T10:00:00.000Z',
  build: {
    ...{ version: 3, state: 'building', byItself: false, begunAt: '2026-11-23T10:00:00.000Z' },
    ...{ readyAt: null, eventsDone: 250_000, eventsTotal: 1_000_000 },
    ...{ eventsPerSecond: 12_500, secondsLeft: 60 },
  },
};

export const projectionsSchemas: Schemas = {
  Projection: object({
    ...{ name: TEXT, liveVersion: COUNT },
    keptVersion: described(MAYBE, 'What a rollback would make live; null: nothing.'),
    switchedAt: MAYBE_TIME,
    'build?': object(
      {
        version: COUNT,
        state: oneOf<BuildState>({ building: true, ready: true }),
        byItself: { type: 'boolean', description: 'Switched to as soon as it is ready.' },
        ...{ begunAt: TIME, readyAt: MAYBE_TIME, eventsDone: COUNT },
        eventsTotal: described(MAYBE, 'About how many there are.'),
        eventsPerSecond: { type: 'number' },
        secondsLeft: MAYBE,
      },
      { description: 'What is built beside the live one; absent: nothing.' },
    ),
  }),
};

export const projectionsDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/projections', id: 'listProjections', tag: 'Operations' },
  summary: 'Which version of each read model is read, and what is built beside it',
  description: 'Tokens with `partners` see none, and change none: read models are of all partners.',
  answers: {
    200: {
      description: 'Each of them.',
      schema: object({ projections: listOf(ref('Projection')) }),
      headers: { 'Cache-Control': 'always' },
      examples: {
        building: { summary: 'One is built anew', value: { projections: [BUILDING] } },
      },
    },
  },
  problems: [],
};
