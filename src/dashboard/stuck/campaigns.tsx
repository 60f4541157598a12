import type { JSX } from 'preact';
import type { CampaignView } from '../../operations/contract.js';
import { Time } from '../components/time.js';
import { number } from '../components/times.js';
import { useViewer } from '../layout/viewer.js';
import { CampaignCard } from './campaign-card.js';
import { campaignPath } from './campaign-words.js';
import type { StuckFacts } from './stuck-facts.js';

const DAY_MS = 24 * 60 * 60_000;
/** Of those that are over. */
const MOST_CARDS = 2;

/** What is under way or was just asked for, and the last that ended today; the others are only listed. */
export function inCards(
  campaigns: readonly CampaignView[],
  started: string | undefined,
  now: number,
): readonly [readonly CampaignView[], readonly CampaignView[]] {
  const isNew = ({ finished, id }: CampaignView): boolean => !finished || id === started;
  const fresh = campaigns.filter(isNew);
  const today = campaigns
    .filter((one) => !isNew(one) && now - Date.parse(one.startedAt) < DAY_MS)
    .slice(0, Math.max(0, MOST_CARDS - fresh.length));
  const cards = [...fresh, ...today];
  return [cards, campaigns.filter((one) => !cards.includes(one))];
}

function EarlierRow({ campaign }: { readonly campaign: CampaignView }): JSX.Element {
  const { progress, orders, reason, startedAt, startedBy } = campaign;
  const counts = [
    ['Orders', orders],
    ['Complete', progress.complete],
    ['Failed again', progress.failedAgain],
  ] as const;
  return (
    <tr>
      <th scope="row">
        <a href={campaignPath(campaign)}>
          <Time at={startedAt} />
        </a>
      </th>
      <td data-l="By">{startedBy.id}</td>
      <td data-l="Reason">{reason}</td>
      {counts.map(([label, count]) => (
        <td data-l={label} class="n" key={label}>
          {number(count)}
        </td>
      ))}
    </tr>
  );
}

function Earlier({ campaigns }: { readonly campaigns: readonly CampaignView[] }): JSX.Element {
  const heads = ['Asked', 'By', 'Reason', 'Orders', 'Complete', 'Failed again'];
  return (
    <details class="plain">
      <summary>Earlier retries</summary>
      <table class="stack">
        <caption class="vh">Earlier retries, last first</caption>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th scope="col" key={head} {...(i > 2 && { class: 'n' })}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <EarlierRow key={campaign.id} campaign={campaign} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** What people asked to be attempted again, each until it is over and then what came of it. */
export function Campaigns({ facts }: { readonly facts: StuckFacts }): JSX.Element | null {
  const { campaigns, asked } = facts;
  const { now } = useViewer();
  if (campaigns.length === 0) return null;
  const [cards, others] = inCards(campaigns, asked.retry, now);
  return (
    <section class="part" aria-labelledby="h-run">
      <h2 id="h-run">Retries asked for</h2>
      {cards.length > 0 && (
        <div class="results">
          {cards.map((campaign) => (
            <CampaignCard key={campaign.id} campaign={campaign} />
          ))}
        </div>
      )}
      {others.length > 0 && <Earlier campaigns={others} />}
    </section>
  );
}
