import type { ParameterDoc, RouteDoc } from '../../../platform/openapi/route-doc.js';
import {
  described,
  object,
  ref,
  TEXT,
  TIME,
  type Schemas,
} from '../../../platform/openapi/schema.js';
import type { PausedModuleView } from './pause-module.controller.js';

const MODULE_PARAMETER: ParameterDoc = {
  name: 'name',
  description: 'Name of the fulfilment module.',
  schema: { type: 'string', examples: ['enrollment'] },
};

export const pauseModuleSchemas: Schemas = {
  PausedModule: object({
    module: TEXT,
    paused: { type: 'boolean' },
    'since?': TIME,
    'by?': described(TEXT, 'Who paused it.'),
    'reason?': TEXT,
  }),
};

const PAUSED: PausedModuleView = {
  ...{ module: 'enrollment', paused: true, since: '2026-11-23T10:00:00.000Z', by: 'olga' },
  reason: 'The LMS is upgraded.',
};
const RUNNING: PausedModuleView = { module: 'enrollment', paused: false };

function actDoc(
  act: {
    readonly name: 'pause' | 'resume';
    readonly summary: string;
    readonly description: string;
  },
  reason: string,
  value: PausedModuleView,
): RouteDoc {
  const { name, summary, description } = act;
  const schema = ref('PausedModule');
  return {
    ...{ method: 'POST', route: `/v1/modules/:name/${name}`, id: `${name}Module` },
    ...{ tag: 'Operations', summary, description },
    path: [MODULE_PARAMETER],
    body: {
      schema: ref('PauseModuleRequest'),
      examples: { reason: { summary: 'With a reason', value: { reason } } },
    },
    answers: {
      202: {
        description: 'Written; it takes effect within a moment.',
        schema,
        examples: { done: { summary: 'Done', value } },
      },
      200: {
        description: 'It was so already; nothing was written.',
        schema,
        examples: { known: { summary: 'It was so already', value } },
      },
    },
    problems: ['module-not-found'],
  };
}

export const pauseModuleDocs: readonly RouteDoc[] = [
  actDoc(
    {
      name: 'pause',
      summary: 'Give a fulfilment module nothing to do',
      description:
        'What is due for it waits and uses up no attempts; calls under way end. All other modules go on, and so do other lines of the same orders.',
    },
    'The LMS is upgraded.',
    PAUSED,
  ),
  actDoc(
    {
      name: 'resume',
      summary: 'Let a paused fulfilment module go on',
      description: 'What is due for it is done, oldest first.',
    },
    'The LMS is back.',
    RUNNING,
  ),
];
