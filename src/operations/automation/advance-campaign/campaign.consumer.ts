import type { Recorded } from '../../../kernel/event.js';
import type { Consumer } from '../../../platform/projections/consumer.js';
import { FoldCache } from '../../../platform/projections/fold-cache.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import { writePlans } from '../../../platform/sagas/due-commands.plan.js';
import type { Folded } from '../../../kernel/folded.js';
import type { Query } from '../../../platform/sql/query.js';
import type { CampaignCommands } from '../../campaign/campaign-commands.js';
import { RETRY_SET_PREFIX, SET_PART } from '../../campaign/campaign-commands.js';
import { upcastRetrySet, type CampaignEvent } from '../../campaign/campaign-events.js';
import { planCampaign } from '../../campaign/campaign-plan.js';
import {
  CAMPAIGN_STREAM_PREFIX,
  campaignIdOf,
  type CampaignState,
} from '../../campaign/campaign.js';
import { fromLetters } from '../../campaign/outcome.js';
import { addOrders, addOutcomes, putCampaign } from '../../read/campaigns/campaign-rows.js';

/**
 * Keeps the rows of campaigns and of their orders, and has a worker go on with those that are not over. Both by one consumer:
 * a campaign's set is written before it starts, so whoever goes on with it finds its orders.
 */
export class CampaignConsumer implements Consumer {
  readonly name = 'retry-campaigns-1';
  readonly prefixes = [CAMPAIGN_STREAM_PREFIX, RETRY_SET_PREFIX];
  readonly plans = true;
  private readonly campaigns: FoldCache<CampaignState, CampaignEvent>;

  constructor(commands: CampaignCommands) {
    this.campaigns = new FoldCache(commands);
  }

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const changed = new Map<string, Folded<CampaignState>>();
    const ofSets: Query[] = [];
    for (const event of events) {
      if (event.stream.startsWith(RETRY_SET_PREFIX)) {
        ofSets.push(blaming(event, () => ofSet(event)));
        continue;
      }
      const folded = await this.campaigns.take(event);
      if (folded) changed.set(event.stream, folded);
    }
    const all = [...changed];
    return [
      ...ofSets,
      ...all.flatMap(([stream, { state }]) =>
        state.campaign ? putCampaign(campaignIdOf(stream), state.campaign) : [],
      ),
      ...writePlans(all.map(([stream, folded]) => this.planOf(stream, folded))),
    ];
  }

  committed(): void {
    // The workers look by themselves.
  }

  reset(): void {
    this.campaigns.clear();
  }

  private planOf(stream: string, { state, revision }: Folded<CampaignState>) {
    const commands = blaming({ stream, revision }, () => planCampaign(state));
    if (commands.length === 0) this.campaigns.drop(stream);
    return { stream, generation: revision, commands };
  }
}

/** The parts of a set are its first events, so the number of one says where it begins. */
function ofSet(event: Recorded): Query {
  const setId = event.stream.slice(RETRY_SET_PREFIX.length);
  const { type, data } = upcastRetrySet(event);
  return type === 'RetrySetFrozen'
    ? addOrders(setId, event.revision * SET_PART, data.orders)
    : addOutcomes(setId, data.from, fromLetters(data.outcomes));
}
