import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ORDER_NUMBER_PARAMETER } from '../../order-parameter.js';
import { message } from './order-events.js';
import { COMPLETE_ORDER, OPEN_ORDER } from './order-examples.js';

export const orderEventsDoc: RouteDoc = {
  ...{ method: 'GET', route: '/v1/orders/:number/events', id: 'getOrderEvents', tag: 'Orders' },
  summary: 'What becomes of an order, as it happens',
  description: [
    'Server-sent events: a message after each event of the order, from its first on or behind `Last-Event-ID`. `id` is the revision, `data` the order as `GET /v1/orders/{number}` gives it then.',
    'Ends when the status is final: declined, or nothing more happens to any line by itself. Otherwise come back with `Last-Event-ID` (browsers do so by themselves): nothing is missed. It ends, too, after a quarter of an hour and when the service stops.',
    'Every 15 s without news a comment is sent. Who reads nothing for a minute or two is cut off. For whom `GET` says 404 it does so here.',
  ].join('\n\n'),
  path: [ORDER_NUMBER_PARAMETER],
  headers: ['Last-Event-ID'],
  answers: {
    200: {
      description: 'Messages.',
      mediaType: 'text/event-stream',
      schema: { type: 'string' },
      headers: { 'Cache-Control': 'always' },
      examples: {
        fulfilled: {
          summary: 'Placed, and made good',
          value: `retry: 1000\n\n${message(OPEN_ORDER)}${message(COMPLETE_ORDER)}`,
        },
      },
    },
    204: {
      description: 'You have everything, and nothing more will come: do not come back.',
      headers: { 'Cache-Control': 'always' },
    },
  },
  problems: ['order-not-found', 'unreadable', 'too-many-streams'],
};
