import type { ComponentChildren, JSX } from 'preact';
import type { HourFigures } from '../../../operations/contract.js';
import { number, span } from '../../components/times.js';
import { EDGES, hourX, throughput, times, ZERO_Y, type Tick } from './geometry.js';
import { throughputWords, timesWords } from './chart-words.js';

export interface ChartProps {
  readonly hours: readonly HourFigures[];
  /** When each began, in the viewer's zone: `09:00`. */
  readonly names: readonly string[];
}

const EVERY_HOURS = 6;

function Ticks({
  ticks,
  words,
}: {
  readonly ticks: readonly Tick[];
  readonly words: (value: number) => string;
}): JSX.Element {
  return (
    <>
      {ticks.map(({ value, y }) => (
        <>
          <path class="g-rule" d={`M${EDGES.left} ${y}H${EDGES.right}`} />
          <text x={EDGES.left - 6} y={y + 4} text-anchor="end">
            {words(value)}
          </text>
        </>
      ))}
    </>
  );
}

function HourNames({ names }: Pick<ChartProps, 'names'>): JSX.Element {
  return (
    <>
      {names.map((name, nth) =>
        nth % EVERY_HOURS === 0 ? (
          <text
            key={nth}
            x={hourX(nth, names.length)}
            y="190"
            text-anchor={nth === 0 ? 'start' : 'middle'}
          >
            {name}
          </text>
        ) : null,
      )}
      <text x={EDGES.right} y="190" text-anchor="end">
        now
      </text>
    </>
  );
}

interface PictureProps {
  readonly id: string;
  readonly title: string;
  /** The same in words, for who does not see it. */
  readonly words: string;
  readonly children: ComponentChildren;
}

function Picture({ id, title, words, children }: PictureProps): JSX.Element {
  return (
    <svg viewBox="0 0 420 196" role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{words}</desc>
      {children}
    </svg>
  );
}

/** Completed goes up, failed goes down, placed is the line. */
export function ThroughputChart({ hours, names }: ChartProps): JSX.Element {
  const { ticks, bars, placed } = throughput(hours);
  const title = `Orders by the hour, last ${hours.length} hours`;
  return (
    <Picture id="per-hour" title={title} words={throughputWords(hours, names)}>
      <Ticks ticks={ticks} words={number} />
      <text x={EDGES.left - 6} y={ZERO_Y + 4} text-anchor="end">
        0
      </text>
      {bars.map(({ x, width, up, down }, nth) => (
        <g key={nth}>
          <title>{hourWords(hours[nth], names[nth])}</title>
          <rect
            class="hit"
            x={hourX(nth, hours.length)}
            y={EDGES.top}
            width={hourX(1, hours.length) - EDGES.left}
            height={EDGES.bottom - EDGES.top}
          />
          {up > 0 && <rect class="f-ok" x={x} y={ZERO_Y - up} width={width} height={up} />}
          {down > 0 && <rect class="f-bad" x={x} y={ZERO_Y + 1} width={width} height={down} />}
        </g>
      ))}
      <path class="s-ink" d={placed} />
      <path class="g-base" d={`M${EDGES.left} ${ZERO_Y + 0.5}H${EDGES.right}`} />
      <HourNames names={names} />
    </Picture>
  );
}

function hourWords(hour: HourFigures | undefined, name = ''): string {
  if (!hour) return name;
  const { placed, completed, failed } = hour.orders;
  return `${name}: ${number(placed)} placed, ${number(completed)} completed, ${number(failed)} failed`;
}

function tookWords(hour: HourFigures, name = ''): string {
  const { placedToFulfilled: took } = hour;
  return took
    ? `${name}: p50 ${span(took.p50Ms)}, p95 ${span(took.p95Ms)}`
    : `${name}: none completed`;
}

/** Logarithmic; p50 is the solid line, p95 the dashed one. */
export function TimesChart({ hours, names }: ChartProps): JSX.Element {
  const { ticks, p50, p95, peak } = times(hours);
  const title = `Time from placed to fulfilled, last ${hours.length} hours, logarithmic`;
  return (
    <Picture id="times" title={title} words={timesWords(hours, names)}>
      <Ticks ticks={ticks} words={span} />
      <path class="s-dim" d={p95} />
      <path class="s-ink" d={p50} />
      {hours.map((hour, nth) => (
        <rect
          key={hour.from}
          class="hit"
          x={hourX(nth, hours.length)}
          y={EDGES.top}
          width={hourX(1, hours.length) - EDGES.left}
          height={EDGES.bottom - EDGES.top}
        >
          <title>{tookWords(hour, names[nth])}</title>
        </rect>
      ))}
      {peak && (
        <text
          class="t-ink"
          x={Math.min(Math.max(peak.x, EDGES.left + 20), EDGES.right - 20)}
          y={Math.max(11, peak.y - 7)}
          text-anchor="middle"
        >
          {span(peak.ms)}
        </text>
      )}
      <path class="g-base" d={`M${EDGES.left} ${EDGES.bottom + 0.5}H${EDGES.right}`} />
      <HourNames names={names} />
    </Picture>
  );
}
