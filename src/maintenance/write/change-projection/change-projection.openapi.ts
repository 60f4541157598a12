import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref, TEXT } from '../../../platform/openapi/schema.js';
import { BUILDING } from '../../read/projections/projections.openapi.js';

const shared = {
  method: 'POST',
  tag: 'Operations',
  path: [{ name: 'projection', description: '`name` in the list.', schema: TEXT }],
  body: {
    schema: ref('ChangeProjectionRequest'),
    examples: { doubt: { summary: 'A doubt', value: { reason: 'Rows of March look odd.' } } },
  },
} as const;

const { build: _, ...LIVE } = BUILDING;

const answer = (description: string, value: object) => ({
  ...{ description, schema: ref('Projection') },
  examples: { now: { summary: 'As it is now', value } },
});

export const changeProjectionDocs: readonly RouteDoc[] = [
  {
    ...shared,
    ...{ route: '/v1/projections/:projection/rebuild', id: 'rebuildProjection' },
    summary: 'Build a read model anew from the events, beside the one that is read',
    description:
      'Reads go on. Another build beside it is given up. See `GET /v1/projections` for its progress; then switch.',
    answers: { 202: answer('Begun.', BUILDING) },
    problems: ['projection-not-found'],
  },
  {
    ...shared,
    ...{ route: '/v1/projections/:projection/switch', id: 'switchProjection' },
    summary: 'Make what was built live',
    description: 'In one transaction. What was live is kept until the next switch.',
    answers: { 200: answer('It is live.', LIVE) },
    problems: ['projection-not-found', 'projection-not-ready'],
  },
  {
    ...shared,
    ...{ route: '/v1/projections/:projection/rollback', id: 'rollBackProjection' },
    summary: 'Make what was live before the last switch live again',
    description:
      'At once, as it was then; it catches up with what came since. What was live is kept: the same again takes this back.',
    answers: { 200: answer('It is live.', LIVE) },
    problems: ['projection-not-found', 'nothing-to-roll-back'],
  },
];
