import type { JSX } from 'preact';
import type { PartyQueue } from '../../operations/contract.js';
import { casesSentence } from '../cases/case-words.js';
import { ConsumerTable } from '../components/consumer-table.js';
import { Mark } from '../components/mark.js';
import { Age } from '../components/time.js';
import { number } from '../components/times.js';
import { ParkedTable } from '../parked/parked-table.js';
import { parkedSentence } from '../parked/parked-words.js';
import type { NowFacts } from './now-facts.js';

/** So many are shown here; their page has all. */
const MOST_PARKED = 5;

/** Cases and what is parked, in a sentence each; the oldest parked. */
export function ForPeople({ facts }: { readonly facts: NowFacts }): JSX.Element {
  const { stuck, parked } = facts;
  return (
    <section class="part" aria-label="Cases and parked orders">
      <div class="cols two">
        <div>
          <h2 id="h-cases">Cases</h2>
          <p>{casesSentence(stuck)}</p>
          <p>
            <a href="/dashboard/cases">What happened, and what helps</a>
          </p>
        </div>
        <div>
          <h2 id="h-parked">Parked</h2>
          <p>
            {parked
              ? parkedSentence(parked.parkedStreams, parked.total)
              : 'It is shown to those only who may see the orders of all partners.'}
          </p>
          <p>
            <a href="/dashboard/parked">All that is parked, and its release</a>
          </p>
        </div>
      </div>
      {parked && parked.total > 0 && (
        <ParkedTable parked={parked.parkedStreams.slice(0, MOST_PARKED)} />
      )}
    </section>
  );
}

function Held({ queue }: { readonly queue: PartyQueue }): JSX.Element {
  const { held, dueNow } = queue;
  if (!held) return <>0</>;
  return <Mark of={held === 'paused' ? 'pause' : 'break'}>{number(dueNow)}</Mark>;
}

function QueueRow({ queue }: { readonly queue: PartyQueue }): JSX.Element {
  const { party, atWork, dueNow, later, oldestDueAt, held } = queue;
  return (
    <tr data-row={party}>
      <th scope="row">{party}</th>
      <td data-l="At work" class="n">
        {number(atWork)}
      </td>
      <td data-l="Due" class="n">
        {held ? 0 : number(dueNow)}
      </td>
      <td data-l="Held back" class="n">
        <Held queue={queue} />
      </td>
      <td data-l="Later" class="n">
        {number(later)}
      </td>
      <td data-l="Oldest due" class="n">
        {oldestDueAt === undefined ? '–' : <Age since={oldestDueAt} />}
      </td>
    </tr>
  );
}

const QUEUE_HEADS = ['At work', 'Due', 'Held back', 'Later', 'Oldest due'];

function Queues({ queues }: { readonly queues: readonly PartyQueue[] }): JSX.Element {
  if (queues.length === 0) return <p class="calm">Nothing is planned.</p>;
  return (
    <table class="stack">
      <caption>Held back: due, but its party is paused or its breaker is open.</caption>
      <thead>
        <tr>
          <th scope="col">Party</th>
          {QUEUE_HEADS.map((head) => (
            <th key={head} scope="col" class="n">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {queues.map((queue) => (
          <QueueRow key={queue.party} queue={queue} />
        ))}
      </tbody>
    </table>
  );
}

/** What is due, and how those who read the events keep up. */
export function Machinery({ facts }: { readonly facts: NowFacts }): JSX.Element {
  return (
    <section class="part" aria-label="Machinery">
      <div class="cols two">
        <div>
          <h2 id="h-due">Due queue</h2>
          <Queues queues={facts.queues} />
        </div>
        <div>
          <h2 id="h-consumers">Consumers</h2>
          <ConsumerTable consumers={facts.consumers} />
        </div>
      </div>
    </section>
  );
}
