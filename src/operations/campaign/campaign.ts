import type { Actor, Recorded } from '../../kernel/event.js';
import type { Evolution } from '../../kernel/folded.js';
import { rejection, type Rejection } from '../../kernel/rejection.js';
import type {
  CampaignEvent,
  EndOfCampaign,
  RetryCampaignCancelled,
  RetryCampaignFinished,
  RetryCampaignStarted,
} from './campaign-events.js';
import type { Outcome } from './outcome.js';

/** Many orders that a person wants attempted again. Times are RFC 3339. */
export type Campaign = RetryCampaignStarted['data'] & {
  readonly startedAt: string;
  readonly startedBy: Actor;
  readonly cancelled?: { readonly at: string; readonly by: Actor; readonly reason: string };
  readonly finished?: {
    readonly at: string;
    readonly because: EndOfCampaign;
    readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  };
};

export interface CampaignState {
  /** Absent: nobody started it. */
  readonly campaign?: Campaign;
}

export const CAMPAIGN_STREAM_PREFIX = 'campaign-';

/** Ids are UUIDs. What looks otherwise does not exist. */
const CAMPAIGN_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function campaignStream(id: string): string {
  return CAMPAIGN_STREAM_PREFIX + id;
}

export function campaignIdOf(stream: string): string {
  return stream.slice(CAMPAIGN_STREAM_PREFIX.length);
}

export function isCampaignId(id: string): boolean {
  return CAMPAIGN_ID.test(id);
}

function evolve(state: CampaignState, event: Recorded<CampaignEvent>): CampaignState {
  const { occurredAt: at, actor: by } = event.metadata;
  if (event.type === 'RetryCampaignStarted') {
    return { campaign: { ...event.data, startedAt: at, startedBy: by } };
  }
  const { campaign } = state;
  if (!campaign) return state;
  return event.type === 'RetryCampaignCancelled'
    ? { campaign: { ...campaign, cancelled: { at, by, reason: event.data.reason } } }
    : { campaign: { ...campaign, finished: { at, ...event.data } } };
}

export const campaignEvolution: Evolution<CampaignState, CampaignEvent> = { initial: {}, evolve };

export const noSuchCampaign = (): Rejection =>
  rejection('campaign-not-found', 'There is no such campaign.');

export const campaignOver = (): Rejection =>
  rejection('campaign-over', 'The campaign is over: there is nothing left to cancel.');

/** It starts once. */
export function decideStart(
  { campaign }: CampaignState,
  data: RetryCampaignStarted['data'],
): readonly RetryCampaignStarted[] {
  return campaign ? [] : [{ type: 'RetryCampaignStarted', data }];
}

/** Cancelled already: nothing more to say. */
export function decideCancel(
  { campaign }: CampaignState,
  reason: string,
): readonly RetryCampaignCancelled[] | Rejection {
  if (!campaign) return noSuchCampaign();
  if (campaign.finished) return campaignOver();
  return campaign.cancelled ? [] : [{ type: 'RetryCampaignCancelled', data: { reason } }];
}

export function decideFinish(
  { campaign }: CampaignState,
  data: RetryCampaignFinished['data'],
): readonly RetryCampaignFinished[] {
  return !campaign || campaign.finished ? [] : [{ type: 'RetryCampaignFinished', data }];
}
