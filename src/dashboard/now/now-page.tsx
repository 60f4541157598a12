import type { JSX } from 'preact';
import { Behind } from '../components/behind.js';
import { Time } from '../components/time.js';
import { Page } from '../layout/page.js';
import { useViewer } from '../layout/viewer.js';
import { Live } from '../live/live.js';
import { First } from './first.js';
import { ForPeople, Machinery } from './machinery.js';
import { ModuleTable } from './module-table.js';
import type { NowFacts } from './now-facts.js';
import { nowSentence } from './now-sentence.js';
import { Oldest } from './oldest.js';
import { Today } from './today-part.js';

interface NowPageProps {
  readonly facts: NowFacts;
  /** What the page shows, for who is to say that there is more: `live/pulse.ts`. */
  readonly pulse: string;
}

function Lead({ facts }: Pick<NowPageProps, 'facts'>): JSX.Element {
  const { now } = useViewer();
  return (
    <section class="lead">
      <h1>Now</h1>
      <p class="answer">{nowSentence(facts.stuck)}</p>
      <p class="dim">
        As of <Time at={now} />
      </p>
      <Behind lagMs={facts.lagMs} />
    </section>
  );
}

/** Where everybody begins: is anything stuck, who must act, what first; then how the day goes, and the machinery. */
export function NowPage({ facts, pulse }: NowPageProps): JSX.Element {
  const { ordersNeedPerson } = facts.stuck.totals;
  const title = ordersNeedPerson === 0 ? 'Now' : `Now: ${ordersNeedPerson} for a person`;
  return (
    <Page title={title} current="/dashboard">
      <Live id="lead" source={`/dashboard/live?seen=${encodeURIComponent(pulse)}`}>
        <Lead facts={facts} />
      </Live>
      <Live id="first">
        <First facts={facts} />
      </Live>
      <Live id="today">
        <Today facts={facts} />
      </Live>
      <Live id="modules">
        <ModuleTable facts={facts} />
      </Live>
      <Live id="oldest">
        <Oldest lines={facts.oldest} />
      </Live>
      <Live id="people">
        <ForPeople facts={facts} />
      </Live>
      <Live id="machinery">
        <Machinery facts={facts} />
      </Live>
    </Page>
  );
}
