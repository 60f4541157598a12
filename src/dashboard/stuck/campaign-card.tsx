import type { JSX } from 'preact';
import type { CampaignView } from '../../operations/contract.js';
import { ActForm, Reason } from '../components/form.js';
import { Mark } from '../components/mark.js';
import { Time } from '../components/time.js';
import { number, span } from '../components/times.js';
import { typedOf, type RefusedForm } from '../typed.js';
import {
  campaignAnchor,
  campaignPath,
  leftMs,
  meantWords,
  OUTCOMES,
  remarkOf,
  stateOf,
} from './campaign-words.js';
import { ordersWords } from './stuck-words.js';

interface CampaignProps {
  readonly campaign: CampaignView;
}

const FILLS = { complete: 'f-ok', failedAgain: 'f-bad' } as const;

/** How much of it is done and how, as a bar. */
function Bar({ campaign: { progress, orders } }: CampaignProps): JSX.Element {
  const { complete, failedAgain, toGo } = progress;
  const others = orders - complete - failedAgain - toGo;
  const width = (count: number): number => Math.round((count / Math.max(1, orders)) * 1_000) / 10;
  const label = `${complete} of ${orders} complete, ${failedAgain} failed again, ${toGo} to go`;
  const [done, failed] = [width(complete), width(failedAgain)];
  return (
    <svg class="seg" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class={FILLS.complete} x="0" width={done} height="12" />
      <rect class={FILLS.failedAgain} x={done} width={failed} height="12" />
      <rect class="f-off" x={done + failed} width={width(others)} height="12" />
    </svg>
  );
}

function Tally({ campaign }: CampaignProps): JSX.Element {
  const { progress, status } = campaign;
  const told = OUTCOMES.filter(
    ({ of, always }) => progress[of] > 0 || always || (of === 'toGo' && status !== 'finished'),
  );
  return (
    <p class="tally" role="status">
      {told.map(({ of, mark, words }) => (
        <Mark of={mark} key={of}>
          <strong>{number(progress[of])}</strong> {words}
        </Mark>
      ))}
    </p>
  );
}

interface CancelProps extends CampaignProps {
  /** A cancel that was refused. */
  readonly refused?: RefusedForm | undefined;
}

/** Stops a campaign that is not over; nothing for those who may not. */
export function CancelForm({ campaign, refused }: CancelProps): JSX.Element | null {
  const { status, progress } = campaign;
  if (status !== 'running') return null;
  const typed = typedOf(refused);
  const rest = progress.toGo - progress.asked;
  return (
    <ActForm action={campaignPath(campaign)} formKey={typed.key}>
      <Reason value={typed.value('reason')} fault={typed.fault('reason')} />
      <div class="acts">
        <button>Cancel the {number(rest)} that have not begun</button>
        <small>What was asked for goes on to its end; what is done stays done.</small>
      </div>
    </ActForm>
  );
}

/** How a campaign stands: who asked, why, how many became what. */
export function CampaignFacts({ campaign }: CampaignProps): JSX.Element {
  const left = leftMs(campaign);
  const remark = remarkOf(campaign);
  return (
    <>
      <Bar campaign={campaign} />
      <Tally campaign={campaign} />
      {remark !== undefined && (
        <p>
          {remark}
          {campaign.status === 'running' && left > 5_000 && ` About ${span(left)} left.`}
        </p>
      )}
    </>
  );
}

function Title({ campaign }: CampaignProps): JSX.Element {
  const { orders, startedBy, startedAt, finished, reason } = campaign;
  return (
    <>
      {ordersWords(orders)}, asked by {startedBy.id} at <Time at={startedAt} />
      {finished && (
        <>
          , over at <Time at={finished.at} />
        </>
      )}
      : “{reason}”
    </>
  );
}

const CLASSES = { going: '', over: ' over', failed: ' fail' } as const;

/** One campaign, in a block that stays until it is over and then says what came of it. */
export function CampaignCard({ campaign }: CampaignProps): JSX.Element {
  const id = campaignAnchor(campaign);
  return (
    <article class={`result${CLASSES[stateOf(campaign)]}`} id={id} aria-labelledby={`${id}-h`}>
      <h3 id={`${id}-h`}>
        <Title campaign={campaign} />
      </h3>
      <CampaignFacts campaign={campaign} />
      <p>
        <small>{meantWords(campaign)}</small>
      </p>
      <p>
        <a href={campaignPath(campaign)}>
          {campaign.finished ? 'Outcome of each order' : 'Outcome of each order, and cancel'}
          <span class="vh"> of the retry of {ordersWords(campaign.orders)}</span>
        </a>
      </p>
    </article>
  );
}
