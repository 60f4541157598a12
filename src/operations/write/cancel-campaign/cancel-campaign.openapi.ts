import type { RouteDoc } from '../../../platform/openapi/route-doc.js';
import { ref } from '../../../platform/openapi/schema.js';
import { CAMPAIGN_PARAMETER, FINISHED } from '../../read/campaigns/campaigns.openapi.js';

export const cancelCampaignDoc: RouteDoc = {
  method: 'POST',
  route: '/v1/retry-campaigns/:campaign/cancel',
  ...{ id: 'cancelRetryCampaign', tag: 'Operations' },
  summary: 'Ask for no more orders of a campaign',
  description: 'What was asked for goes on. Cancelled already: nothing more happens.',
  path: [CAMPAIGN_PARAMETER],
  body: {
    schema: ref('CancelCampaignRequest'),
    examples: { enough: { summary: 'Enough', value: { reason: 'They fail again.' } } },
  },
  answers: {
    200: {
      description: 'The campaign, cancelled now or before.',
      schema: ref('RetryCampaign'),
      examples: { cancelled: { summary: 'Cancelled', value: FINISHED } },
    },
  },
  problems: ['campaign-not-found', 'campaign-over'],
};
