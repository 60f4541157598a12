import type { JSX } from 'preact';
import type { ModuleView } from '../../fulfillment/contract.js';
import { Mark } from '../components/mark.js';
import { Time } from '../components/time.js';
import { number, shortSpan } from '../components/times.js';
import { markOf, stateWords, unwellFirst } from '../modules/module-words.js';
import { attemptsByHour, failedShare, ofLate, type Attempts } from './module-health.js';
import type { NowFacts } from './now-facts.js';
import { percent } from './today.js';

const BASE_Y = 18;

/** The share of attempts that failed, hour by hour; the highest fills it. */
function Spark({ hours }: { readonly hours: readonly Attempts[] }): JSX.Element {
  const shares = hours.map(failedShare);
  const most = Math.max(0, ...shares);
  const width = 120 / hours.length;
  return (
    <svg
      class="spark"
      viewBox="0 0 120 20"
      role="img"
      aria-label={
        most === 0
          ? 'no attempt failed in 24 hours'
          : `share of failed attempts by the hour, highest ${percent(most)}`
      }
    >
      {shares.map((share, nth) => {
        const height = share === 0 ? 0 : Math.max(1.5, (16 * share) / most);
        return share === 0 ? null : (
          <rect
            key={nth}
            class="f-bad"
            x={nth * width}
            y={BASE_Y - height}
            width={width - 1}
            height={height}
          />
        );
      })}
      <path class="g-base" d={`M0 ${BASE_Y + 0.5}H120`} />
    </svg>
  );
}

function State({ of }: { readonly of: ModuleView }): JSX.Element {
  const { since, reason } = of;
  return (
    <>
      <Mark of={markOf(of)}>{stateWords(of)}</Mark>
      {since !== undefined && (
        <small>
          since <Time at={since} />
          {reason !== undefined && `: ${reason}`}
        </small>
      )}
    </>
  );
}

const failedWords = (attempts: Attempts): string =>
  attempts.ended === 0 ? '–' : percent(failedShare(attempts));

function Row({ of, facts }: { readonly of: ModuleView; readonly facts: NowFacts }): JSX.Element {
  const { figures, calls } = facts;
  const byHour = attemptsByHour(figures.hours, of.name);
  const late = ofLate(byHour);
  const called = calls.modules.find(({ module }) => module === of.name);
  const isKnown = figures.position !== null;
  return (
    <tr data-row={of.name}>
      <th scope="row">
        <a href={`/dashboard/modules#${of.name}`}>{of.name}</a>
      </th>
      <td data-l="State">
        <State of={of} />
      </td>
      <td data-l="Failed, 24 h">{isKnown ? <Spark hours={byHour} /> : 'not known'}</td>
      <td data-l="Attempts" class="n">
        {isKnown ? number(late.ended) : 'not known'}
      </td>
      <td data-l="Failed" class="n">
        {isKnown ? failedWords(late) : 'not known'}
      </td>
      <td data-l="Call p50" class={called ? 'n' : 'n nil'}>
        {called ? shortSpan(called.p50Ms) : '–'}
      </td>
      <td data-l="Call p95" class={called ? 'n' : 'n nil'}>
        {called ? shortSpan(called.p95Ms) : '–'}
      </td>
      <td data-l="Due" class="n">
        {number(of.dueNow)}
      </td>
    </tr>
  );
}

const NUMBERS = ['Attempts', 'Failed', 'Call p50', 'Call p95', 'Due'];

/** How the modules are and how they did of late; the unwell first. */
export function ModuleTable({ facts }: { readonly facts: NowFacts }): JSX.Element {
  return (
    <section class="part" aria-labelledby="h-mod">
      <div class="hd">
        <h2 id="h-mod">Modules</h2> <a href="/dashboard/modules">Configuration, pause and resume</a>
      </div>
      <table class="stack">
        <caption>
          Attempts and calls since <Time at={facts.calls.since} />. A module that calls nobody has
          no call times.
        </caption>
        <thead>
          <tr>
            <th scope="col">Module</th>
            <th scope="col">State</th>
            <th scope="col">Failed attempts, 24 h</th>
            {NUMBERS.map((head) => (
              <th key={head} scope="col" class="n">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {unwellFirst(facts.modules).map((one) => (
            <Row key={one.name} of={one} facts={facts} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
