import type { JSX } from 'preact';
import { Behind } from '../components/behind.js';
import { Live } from '../live/live.js';
import { Page } from '../layout/page.js';
import { Campaigns } from './campaigns.js';
import { Groups } from './groups.js';
import type { RetryAttempt } from './retry-attempt.js';
import { RetryResult } from './retry-form.js';
import { StuckFilterForm } from './stuck-filter-form.js';
import { liveSource, STUCK_PATH } from './stuck-asked.js';
import type { StuckFacts } from './stuck-facts.js';
import { ordersWords, stuckSentence } from './stuck-words.js';

interface StuckPageProps {
  readonly facts: StuckFacts;
  readonly attempt?: RetryAttempt;
}

function Lead({ facts }: StuckPageProps): JSX.Element {
  const { work, asked, lagMs } = facts;
  const isFiltered = [asked.module, asked.work, asked.class, asked.code].some(
    (one) => one !== undefined,
  );
  const groups = work.groups.length;
  return (
    <section class="lead">
      <h1>Stuck work</h1>
      <p class="answer">{stuckSentence(work, isFiltered)}</p>
      {groups > 0 && (
        <p class="dim">
          {ordersWords(work.totals.orders)} in {groups} {groups === 1 ? 'group' : 'groups'}
        </p>
      )}
      <Behind lagMs={lagMs} />
    </section>
  );
}

/** What is stuck, which of it needs a person, and what was done about it. */
export function StuckPage({ facts, attempt }: StuckPageProps): JSX.Element {
  const hasForm = facts.open !== undefined && facts.open.retriable.size > 0;
  return (
    <Page title="Stuck work" current={STUCK_PATH}>
      <Live id="lead" source={liveSource(facts.mark)}>
        <Lead facts={facts} />
      </Live>
      {attempt && !hasForm && (
        <RetryResult attempt={attempt} matching={facts.open?.retriable.size ?? 0} />
      )}
      <Live id="campaigns">
        <Campaigns facts={facts} />
      </Live>
      <StuckFilterForm facts={facts} />
      <Live id="groups">
        <Groups facts={facts} attempt={attempt} />
      </Live>
    </Page>
  );
}
