import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { listOf, object, ref } from '../../../platform/openapi/schema.js';
import type { ConsumersView } from './consumers.query.js';

const NOW: ConsumersView = {
  consumers: [
    {
      ...{ consumer: 'fulfillment-saga-1', state: 'live', lagMs: 0, parked: 1 },
      position: 'C:4711/P:4711',
    },
    {
      ...{ consumer: 'order-status', state: 'stopped', why: 'parked-too-many' },
      ...{ lagMs: 93_000, parked: 20, position: 'C:4100/P:4100' },
    },
  ],
};

export const consumersDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/consumers', id: 'listConsumers', tag: 'Operations' },
  summary: 'How what follows the events is',
  description:
    'The saga and each read model, whichever process leads it. What a process tells others may be 2 s old.',
  answers: {
    200: {
      description: 'Each of them.',
      schema: object({ consumers: listOf(ref('Consumer')) }),
      headers: { 'Cache-Control': 'always' },
      examples: { now: { summary: 'One has stopped', value: NOW } },
    },
  },
  problems: [],
};
