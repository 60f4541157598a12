import type { Caller } from '../../platform/security/caller.js';
import type { Campaign } from './campaign.js';
import type { Outcome } from './outcome.js';

/** How many orders of a campaign have come to what. */
export interface Progress {
  /** Without an outcome. */
  readonly toGo: number;
  /** Of those: asked for already. */
  readonly asked: number;
  readonly complete: number;
  readonly failedAgain: number;
  readonly deferred: number;
  readonly overtaken: number;
  readonly nothingToRetry: number;
  readonly notAsked: number;
}

/** A campaign as it is answered. Times are RFC 3339. */
export type CampaignView = { readonly id: string } & Omit<
  Campaign,
  'setId' | 'finished' | 'partners'
> & {
    /** `cancelling`: no more orders are asked for, some are still awaited. */
    readonly status: 'running' | 'cancelling' | 'finished';
    readonly finished?: Omit<NonNullable<Campaign['finished']>, 'outcomes'>;
    readonly progress: Progress;
  };

/** Some orders with one outcome. */
export interface Counted {
  readonly outcome: Outcome | null;
  readonly asked: boolean;
  readonly orders: number;
}

/** `counts`: of the orders whose rows are there; the others have not been asked for. */
export function progressOf(
  { orders, finished }: Pick<Campaign, 'orders' | 'finished'>,
  counts: readonly Counted[],
): Progress {
  const of = (outcome: Outcome): number =>
    finished
      ? (finished.outcomes[outcome] ?? 0)
      : sum(counts.filter((count) => count.outcome === outcome));
  const known = {
    ...{ complete: of('complete'), failedAgain: of('failed-again'), deferred: of('deferred') },
    ...{ overtaken: of('overtaken'), nothingToRetry: of('nothing-to-retry') },
    notAsked: of('not-asked'),
  };
  const toGo = orders - Object.values(known).reduce((all, count) => all + count, 0);
  const asked = finished ? 0 : sum(counts.filter((count) => count.outcome === null && count.asked));
  return { toGo, asked, ...known };
}

function sum(counts: readonly Counted[]): number {
  return counts.reduce((all, { orders }) => all + orders, 0);
}

export function campaignView(
  id: string,
  campaign: Campaign,
  counts: readonly Counted[],
): CampaignView {
  const { setId: _set, partners: _partners, finished, cancelled, ...rest } = campaign;
  return {
    id,
    ...rest,
    status: finished ? 'finished' : cancelled ? 'cancelling' : 'running',
    ...(cancelled && { cancelled }),
    ...(finished && { finished: { at: finished.at, because: finished.because } }),
    progress: progressOf(campaign, counts),
  };
}

/** A token with partners is for campaigns that were started with such a token, for none but these partners. */
export function mayKnow({ partners }: Pick<Caller, 'partners'>, campaign: Campaign): boolean {
  if (partners === undefined) return true;
  return campaign.partners?.every((partner) => partners.includes(partner)) ?? false;
}
