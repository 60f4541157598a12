import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { object, ref, TEXT } from '../../../platform/openapi/schema.js';

export const releaseStreamDoc: RouteDoc = {
  method: 'POST',
  ...{ route: '/v1/parked-streams/:consumer/:stream/release', id: 'releaseStream' },
  tag: 'Operations',
  summary: 'Have a parked stream tried again',
  description:
    'Remove the cause first. It is tried within 2 s, by whichever process leads the consumer: then it is gone from the list, or there with `times` one higher.',
  path: [
    { name: 'consumer', description: '`consumer` in the list.', schema: TEXT },
    { name: 'stream', description: '`stream` in the list.', schema: TEXT },
  ],
  body: {
    schema: ref('ReleaseStreamRequest'),
    examples: { repaired: { summary: 'The key is back', value: { reason: 'Keys restored.' } } },
  },
  answers: {
    202: {
      description: 'Asked for.',
      schema: object({ consumer: TEXT, stream: TEXT }),
      examples: {
        asked: {
          summary: 'Tried next',
          value: { consumer: 'fulfillment-saga-1', stream: 'order-edx-100001' },
        },
      },
    },
  },
  problems: ['stream-not-parked'],
};
