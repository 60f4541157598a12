import type { CampaignOrderView, CampaignView, Progress } from '../../operations/contract.js';
import type { MarkKind } from '../components/mark.js';
import { number } from '../components/times.js';
import { ordersWords } from './stuck-words.js';

export type CampaignOutcome = CampaignOrderView['outcome'];

/** The place of a campaign on a page. */
export const campaignAnchor = ({ id }: Pick<CampaignView, 'id'>): string => `r-${id}`;

export const campaignPath = ({ id }: Pick<CampaignView, 'id'>): string =>
  `/dashboard/stuck/retries/${id}`;

interface OutcomeWords {
  readonly outcome: CampaignOutcome;
  readonly of: keyof Progress;
  readonly mark: MarkKind;
  readonly words: string;
  /** Said even if it is none. */
  readonly always?: true;
}

/** What can become of an order of a campaign, in the order in which it is told. */
export const OUTCOMES: readonly OutcomeWords[] = [
  { outcome: 'complete', of: 'complete', mark: 'ok', words: 'complete', always: true },
  { outcome: 'failed-again', of: 'failedAgain', mark: 'bad', words: 'failed again', always: true },
  {
    ...{ outcome: 'deferred', of: 'deferred', mark: 'open' },
    words: 'taken on by the other side, which does it later',
  },
  { outcome: 'overtaken', of: 'overtaken', mark: 'person', words: 'settled by a person meanwhile' },
  {
    ...{ outcome: 'nothing-to-retry', of: 'nothingToRetry', mark: 'off' },
    words: 'had nothing to retry when their turn came',
  },
  { outcome: 'not-asked', of: 'notAsked', mark: 'off', words: 'not touched' },
  { outcome: 'to-go', of: 'toGo', mark: 'open', words: 'to go' },
];

export type CampaignState = 'going' | 'over' | 'failed';

/** How a campaign stands, for the colour of its block. */
export function stateOf({ finished, progress }: CampaignView): CampaignState {
  if (!finished) return 'going';
  const hasFailed = finished.because === 'failed-again' || progress.failedAgain > 0;
  return hasFailed ? 'failed' : 'over';
}

/** What there is to say beside the figures; undefined: nothing. */
export function remarkOf(campaign: CampaignView): string | undefined {
  const { status, cancelled } = campaign;
  if (cancelled) {
    const rest = status === 'finished' ? '' : ' What was asked for already goes on.';
    return `Cancelled by ${cancelled.by.id}: “${cancelled.reason}”.${rest}`;
  }
  return status === 'running' ? paceWords(campaign) : endWords(campaign);
}

function endWords({ finished, progress, stopAfter = 0 }: CampaignView): string | undefined {
  if (finished?.because !== 'failed-again' || progress.notAsked === 0) return undefined;
  return `It stopped by itself: the first ${stopAfter} failed again. ${number(progress.notAsked)} ${progress.notAsked === 1 ? 'was' : 'were'} not touched.`;
}

function paceWords({ stopAfter, progress, rate }: CampaignView): string {
  const isTrial = stopAfter !== undefined && progress.complete === 0;
  return isTrial
    ? `The first ${stopAfter} go ahead: if all of them fail again, it stops by itself.`
    : `At most ${number(rate.orders)} a ${rate.per}.`;
}

/** How long what has not been asked for lasts at its pace, ms. */
export function leftMs({ progress, rate }: CampaignView): number {
  const perOrder = (rate.per === 'second' ? 1_000 : 60_000) / rate.orders;
  return Math.max(0, progress.toGo - progress.asked) * perOrder;
}

/** Which orders were meant, as far as that is kept. */
export function meantWords({ meant }: Pick<CampaignView, 'meant'>): string {
  const { module, ...others } = meant.filter ?? {};
  const filter = { ...(module !== undefined && { module }), ...others };
  const words = Object.entries(filter).map(([name, value]) => `${name} ${value}`);
  const withheld = (meant.withheld ?? []).map((name) => `a certain ${name}`);
  const named = meant.byNumber ? ['named one by one'] : [];
  const all = [...named, ...words, ...withheld];
  return all.length === 0 ? 'all orders with a line that failed' : all.join(', ');
}

/** The answer of the page of a campaign. */
export function campaignSentence(campaign: CampaignView): string {
  const { orders, progress, finished } = campaign;
  const { complete, failedAgain, toGo } = progress;
  const again = failedAgain === 0 ? '' : `, ${number(failedAgain)} failed again`;
  const made = `${number(complete)} of ${ordersWords(orders)} ${complete === 1 ? 'is' : 'are'} complete${again}`;
  return finished ? `${made}.` : `${made}, ${number(toGo)} to go.`;
}
