import type { PlannedCommand } from '../../platform/sagas/due-command.js';
import { fromRfc3339 } from '../../kernel/time.js';
import type { CampaignState } from './campaign.js';

/** Who does campaigns, beside the modules that do lines. */
export const CAMPAIGNS = 'retry-campaigns';

/** What is still to be done: until it is over, a worker goes on with it. */
export function planCampaign({ campaign }: CampaignState): readonly PlannedCommand[] {
  if (!campaign || campaign.finished) return [];
  const dueAt = fromRfc3339(campaign.startedAt);
  return [{ party: CAMPAIGNS, command: 'AdvanceCampaign', lineIds: [], dueAt }];
}
