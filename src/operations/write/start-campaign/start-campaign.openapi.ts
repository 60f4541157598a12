import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { object, ref } from '../../../platform/openapi/schema.js';
import { RUNNING } from '../../read/campaigns/campaigns.openapi.js';
import type { DryRun } from './start-campaign.controller.js';

const COUNT: DryRun = { dryRun: true, orders: 120 };
const filter = { module: 'enrollment', code: 'lms-503' };

export const startCampaignDoc: RouteDoc = {
  ...{ method: 'POST', route: '/v1/retry-campaigns', id: 'startRetryCampaign', tag: 'Operations' },
  summary: 'Attempt again whatever failed in many orders',
  description:
    'Of the orders that match now, those with a line that failed; of each of them every line that failed. The set is frozen; the house asks for one order after the other, ' +
    '10 per second unless `rate` says otherwise. With `dryRun` nothing is written: the answer says how many orders it would be. With `stopAfter` it ends by itself if ' +
    'the first so many fail again; until one of them does not, no others are asked for.',
  body: {
    schema: ref('StartCampaignRequest'),
    examples: {
      count: { summary: 'How many would it be?', value: { filter, dryRun: true } },
      group: {
        summary: 'All that failed so',
        value: { filter, expected: 120, stopAfter: 3, reason: 'The LMS is back.' },
      },
      named: {
        summary: 'Two orders, one a minute',
        value: {
          orders: ['EDX-100001', 'EDX-100002'],
          rate: { orders: 1, per: 'minute' },
          reason: 'The courses are open again.',
        },
      },
    },
  },
  answers: {
    202: {
      description: 'Started.',
      schema: ref('RetryCampaign'),
      headers: { Location: 'always' },
      examples: { started: { summary: 'Started', value: RUNNING } },
    },
    200: {
      description: 'A dry run: how many orders match.',
      schema: object({ dryRun: { const: true }, orders: { type: 'integer' } }),
      examples: { count: { summary: '120 orders', value: COUNT } },
    },
  },
  problems: ['count-changed', 'nothing-to-retry', 'campaign-of-nothing', 'campaign-too-big'],
};
