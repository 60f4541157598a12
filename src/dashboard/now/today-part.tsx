import type { JSX } from 'preact';
import { MARKS, Status, type MarkKind } from '../components/mark.js';
import { Time } from '../components/time.js';
import { number } from '../components/times.js';
import { useViewer } from '../layout/viewer.js';
import type { NowFacts } from './now-facts.js';
import { HourFigures } from './hour-figures.js';
import {
  hourNames,
  hoursOfToday,
  lineCounts,
  orderCounts,
  percent,
  sumsOf,
  type StatusCount,
} from './today.js';
import type { LineStatus, OrderStatus } from '../../order/state.js';

const FILLS: Readonly<Partial<Record<MarkKind, string>>> = {
  ...{ ok: 'f-ok', bad: 'f-bad', open: 'f-edge', off: 'f-off' },
};

/** How the orders share out, as one bar. */
function Shares({ counts }: { readonly counts: readonly StatusCount<OrderStatus>[] }) {
  const there = counts.filter(({ count }) => count > 0);
  const words = there.map(({ status, count }) => `${number(count)} ${status}`).join(', ');
  let x = 0;
  return (
    <svg class="seg" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={words}>
      {there.map(({ status, share }) => {
        const from = x;
        x += share * 100;
        const width = Math.max(0.6, share * 100 - 0.4);
        return (
          <rect key={status} class={FILLS[MARKS[status]]} x={from} width={width} height="12" />
        );
      })}
    </svg>
  );
}

interface StatusesProps {
  readonly counts: readonly StatusCount<LineStatus | OrderStatus>[];
  readonly what: 'Orders' | 'Lines';
}

function OrdersLink({ status, count }: Omit<StatusCount<string>, 'share'>): JSX.Element {
  return (
    <a
      href={`/dashboard/orders?${new URLSearchParams({ status }).toString()}`}
      aria-label={`${number(count)} orders, ${status}`}
    >
      {number(count)}
    </a>
  );
}

function Statuses({ counts, what }: StatusesProps): JSX.Element {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <table>
      <caption>
        All {number(all)} {what.toLowerCase()}, as they are now
      </caption>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col" class="n">
            {what}
          </th>
          <th scope="col" class="n">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ status, count, share }) => (
          <tr key={status}>
            <th scope="row">
              <Status of={status} />
            </th>
            <td class="n">
              {what === 'Orders' && count > 0 ? (
                <OrdersLink status={status} count={count} />
              ) : (
                number(count)
              )}
            </td>
            <td class="n">{percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sums({ facts }: { readonly facts: NowFacts }): JSX.Element {
  const { zone, now } = useViewer();
  const today = hoursOfToday(facts.figures.hours, zone, now);
  const { placed, completed, failed, settled } = sumsOf(today);
  const figures: readonly (readonly [string, number])[] = [
    ['Placed', placed],
    ['Completed', completed],
    ['Came to an error', failed],
    ['Lines settled by hand', settled],
  ];
  return (
    <>
      <p class="dim">
        {today[0] && (
          <>
            since <Time at={today[0].from} />
          </>
        )}
      </p>
      <dl class="facts">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What today brought, how all orders are, and the last day hour by hour. */
export function Today({ facts }: { readonly facts: NowFacts }): JSX.Element {
  const { figures } = facts;
  const { zone } = useViewer();
  if (figures.position === null) {
    return (
      <section class="part" aria-labelledby="h-today">
        <h2 id="h-today">Today</h2>
        <p class="calm">Not known yet: the events are still being read.</p>
      </section>
    );
  }
  const orders = orderCounts(figures);
  return (
    <section class="part" aria-labelledby="h-today">
      <div class="cols today">
        <div>
          <h2 id="h-today">Today</h2>
          <Sums facts={facts} />
          <Shares counts={orders} />
          <Statuses counts={orders} what="Orders" />
          <details class="plain">
            <summary>The same by line</summary>
            <Statuses counts={lineCounts(figures)} what="Lines" />
          </details>
        </div>
        <HourFigures hours={figures.hours} names={hourNames(figures.hours, zone)} />
      </div>
    </section>
  );
}
