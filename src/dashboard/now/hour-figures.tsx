import type { JSX } from 'preact';
import { number, span } from '../components/times.js';
import { ThroughputChart, TimesChart, type ChartProps } from './charts/charts.js';

function Row({
  hour,
  name,
}: {
  readonly hour: ChartProps['hours'][number];
  readonly name: string;
}) {
  const { orders, placedToFulfilled: took } = hour;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="n">{number(orders.placed)}</td>
      <td class="n">{number(orders.completed)}</td>
      <td class="n">{number(orders.failed)}</td>
      <td class="n">{took ? span(took.p50Ms) : '–'}</td>
      <td class="n">{took ? span(took.p95Ms) : '–'}</td>
    </tr>
  );
}

const HEADS = ['Placed', 'Completed', 'Failed', 'p50', 'p95'];

function Table({ hours, names }: ChartProps): JSX.Element {
  const label = 'Figures of both charts';
  return (
    <details class="plain">
      <summary>{label}</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label={label}>
        <table>
          <caption class="vh">Figures of the charts, by the hour</caption>
          <thead>
            <tr>
              <th scope="col">Hour</th>
              {HEADS.map((head) => (
                <th key={head} scope="col" class="n">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour, nth) => (
              <Row key={hour.from} hour={hour} name={names[nth] ?? ''} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function lastTook({ hours }: ChartProps, of: 'p50Ms' | 'p95Ms'): string {
  const last = hours.findLast(({ placedToFulfilled }) => placedToFulfilled)?.placedToFulfilled;
  return last ? `, last ${span(last[of])}` : '';
}

/** The last hours as two charts, and their figures as a table beneath. */
export function HourFigures(props: ChartProps): JSX.Element {
  return (
    <div>
      <div class="cols">
        <figure class="chart">
          <figcaption>
            <h3>Orders per hour</h3> <span class="m k-line">placed</span>{' '}
            <span class="m ok k-bar">completed</span> <span class="m bad k-bar">failed (down)</span>
          </figcaption>
          <ThroughputChart {...props} />
        </figure>
        <figure class="chart">
          <figcaption>
            <h3>Placed to fulfilled</h3> <span class="m k-line">p50{lastTook(props, 'p50Ms')}</span>{' '}
            <span class="m k-dash">p95{lastTook(props, 'p95Ms')}</span>
          </figcaption>
          <TimesChart {...props} />
        </figure>
      </div>
      <Table {...props} />
    </div>
  );
}
