import type { ModuleRunState, ModuleView } from '../../../fulfillment/contract.js';
import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  described,
  listOf,
  object,
  oneOf,
  ref,
  TEXT,
  TIME,
  type Schemas,
} from '../../../platform/openapi/schema.js';

const COUNT = { type: 'integer', minimum: 0 };

export const modulesSchemas: Schemas = {
  Module: object({
    name: TEXT,
    state: described(
      oneOf<ModuleRunState>({
        ...{ running: true, paused: true, 'breaker-open': true, ramping: true },
      }),
      '`paused`: a person stopped it. `breaker-open`: it fails as a whole, and one command at a time finds out whether it is well again. `ramping`: it is well again, and is given more and more.',
    ),
    'since?': TIME,
    'by?': described(TEXT, 'Who paused it.'),
    'reason?': described(TEXT, 'Why it is paused, or the code of the failure.'),
    'resumed?': described(
      object({ at: TIME, by: TEXT, reason: TEXT }),
      'Who let it go on last, when and why; absent while it is paused.',
    ),
    'probeAt?': described(TIME, 'When the next command finds out whether it is well again.'),
    'lacks?': described(TEXT, 'The variable that must be set before it can work.'),
    room: described(COUNT, 'Commands that one process is at for it, at most, at once.'),
    atWork: described(COUNT, 'Commands that are being done, in all processes.'),
    dueNow: described(COUNT, 'Commands that are due and that nobody is at.'),
    planned: described(COUNT, 'All that is planned for it: at work, due, or for later.'),
    'oldestDueAt?': TIME,
  }),
};

const PAUSED: ModuleView = {
  ...{ name: 'enrollment', state: 'paused', since: '2026-11-23T10:00:00.000Z', by: 'olga' },
  ...{ reason: 'The LMS is upgraded.', room: 32, atWork: 0, dueNow: 17, planned: 20 },
  oldestDueAt: '2026-11-23T10:00:01.200Z',
};
const RUNNING: ModuleView = {
  ...{ name: 'donation', state: 'running', room: 32, atWork: 1, dueNow: 0, planned: 1 },
};

export const modulesDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/modules', id: 'listModules', tag: 'Operations' },
  summary: 'The fulfilment modules, and what each has to do',
  description: 'In the order in which they are asked whether a line is for them.',
  answers: {
    200: {
      description: 'All that are configured.',
      schema: object({ modules: listOf(ref('Module')) }),
      examples: { two: { summary: 'One is paused', value: { modules: [PAUSED, RUNNING] } } },
    },
  },
  problems: [],
};
