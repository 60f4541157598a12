import type { JSX } from 'preact';
import type {
  CampaignOrdersPage,
  CampaignOrderView,
  CampaignView,
} from '../../operations/contract.js';
import { OrderLink } from '../components/order-link.js';
import { Mark } from '../components/mark.js';
import { Result } from '../components/result.js';
import { Time } from '../components/time.js';
import { number } from '../components/times.js';
import { Live } from '../live/live.js';
import { Page } from '../layout/page.js';
import type { RefusedForm } from '../typed.js';
import { CampaignFacts, CancelForm } from './campaign-card.js';
import {
  campaignPath,
  campaignSentence,
  meantWords,
  OUTCOMES,
  stateOf,
  type CampaignOutcome,
} from './campaign-words.js';
import { liveSource, STUCK_PATH } from './stuck-asked.js';

export interface CampaignShown {
  readonly campaign: CampaignView;
  readonly orders: CampaignOrdersPage;
  /** Only orders with this outcome are listed. */
  readonly outcome: CampaignOutcome | undefined;
  /** Of the figures, to be told when they are others. */
  readonly mark: string;
  /** A cancel that was refused. */
  readonly refused?: RefusedForm | undefined;
}

const wordsOf = (outcome: CampaignOutcome) => OUTCOMES.find((one) => one.outcome === outcome);

function Order({ order }: { readonly order: CampaignOrderView }): JSX.Element {
  const { orderNumber, outcome, askedAt, failure } = order;
  const { mark = 'open', words = outcome } = wordsOf(outcome) ?? {};
  return (
    <tr>
      <th scope="row">
        <OrderLink number={orderNumber} />
      </th>
      <td data-l="Outcome">
        <Mark of={mark}>{words}</Mark>
      </td>
      <td data-l="Asked" class={askedAt === undefined ? 'nil' : ''}>
        {askedAt === undefined ? '–' : <Time at={askedAt} />}
      </td>
      <td data-l="Failure" class={failure ? '' : 'nil'}>
        {failure ? (
          <>
            line {failure.line}: <code>{failure.code}</code> <small>{failure.message}</small>
          </>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}

function ByOutcome({ campaign, outcome }: CampaignShown): JSX.Element {
  const path = campaignPath(campaign);
  const some = OUTCOMES.filter(({ of }) => campaign.progress[of] > 0);
  const links = [
    { to: path, words: `all ${number(campaign.orders)}`, isHere: outcome === undefined },
    ...some.map((one) => ({
      to: `${path}?outcome=${one.outcome}`,
      words: `${number(campaign.progress[one.of])} ${one.words}`,
      isHere: outcome === one.outcome,
    })),
  ];
  return (
    <nav class="tally" aria-label="Orders by outcome">
      {links.map(({ to, words, isHere }) => (
        <a key={to} href={to} {...(isHere && { 'aria-current': 'page' as const })}>
          {words}
        </a>
      ))}
    </nav>
  );
}

function NextPage({ campaign, orders, outcome }: CampaignShown): JSX.Element | null {
  if (orders.next === undefined) return null;
  const query = new URLSearchParams({ ...(outcome && { outcome }), cursor: String(orders.next) });
  return (
    <nav class="pages" aria-label="Pages of the list">
      <a rel="next" href={`${campaignPath(campaign)}?${query.toString()}`}>
        Next page
      </a>
    </nav>
  );
}

function Orders(shown: CampaignShown): JSX.Element {
  return (
    <section class="part" aria-labelledby="h-orders">
      <h2 id="h-orders">Outcome of each order</h2>
      <ByOutcome {...shown} />
      <table class="stack">
        <caption class="vh">Orders of the retry, in the order in which they are asked for</caption>
        <thead>
          <tr>
            {['Order', 'Outcome', 'Asked', 'Failure'].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.orders.orders.map((order) => (
            <Order key={order.orderNumber} order={order} />
          ))}
        </tbody>
      </table>
      <NextPage {...shown} />
    </section>
  );
}

const CLASSES = { going: '', over: ' over', failed: ' fail' } as const;

function Facts({ campaign }: Pick<CampaignShown, 'campaign'>): JSX.Element {
  const { startedBy, startedAt, finished, reason } = campaign;
  return (
    <div class={`result${CLASSES[stateOf(campaign)]}`}>
      <p>
        Asked by {startedBy.id} at <Time at={startedAt} />: “{reason}”
        {finished && (
          <>
            ; over at <Time at={finished.at} />
          </>
        )}
        <small>{meantWords(campaign)}</small>
      </p>
      <CampaignFacts campaign={campaign} />
    </div>
  );
}

/** One retry of many orders: how far it is, and what became of each of them. */
export function CampaignPage(shown: CampaignShown): JSX.Element {
  const { campaign, refused, mark } = shown;
  return (
    <Page title="Retry of many orders" current={STUCK_PATH}>
      <Live id="lead" {...(!campaign.finished && { source: liveSource(mark) })}>
        <section class="lead">
          <h1>
            <a href={STUCK_PATH}>Stuck work</a> · retry of many orders
          </h1>
          <p class="answer">{campaignSentence(campaign)}</p>
        </section>
      </Live>
      {refused && (
        <Result state="refused" title="Nothing was cancelled">
          <p>{refused.problem.detail}</p>
        </Result>
      )}
      <Live id="facts">
        <Facts campaign={campaign} />
      </Live>
      <Live id="cancel">
        <CancelForm campaign={campaign} refused={refused} />
      </Live>
      <Live id="orders">
        <Orders {...shown} />
      </Live>
    </Page>
  );
}
