import type { HourFigures } from '../../../operations/contract.js';

/** The picture: 420 × 196, drawn between these edges. */
export const EDGES = { left: 34, right: 412, top: 20, bottom: 168 } as const;
/** Where nothing stands, in the picture of orders: completed goes up from it, failed goes down. */
export const ZERO_Y = 152;
/** What fails is to be seen even where it is little. */
const LEAST_PX = 1.5;
const DOWN_PX = EDGES.bottom - ZERO_Y - 1;

export interface Tick {
  readonly y: number;
  readonly value: number;
}

export interface Bar {
  readonly x: number;
  readonly width: number;
  /** Heights above and below zero. */
  readonly up: number;
  readonly down: number;
}

const round = (px: number): number => Math.round(px * 10) / 10;

/** Where the hour with this number begins, of so many. */
export function hourX(nth: number, hours: number): number {
  return round(EDGES.left + ((EDGES.right - EDGES.left) * nth) / hours);
}

/** The next of 1, 2, 5, 10, 20 … that is not less. */
export function niceCeiling(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}

export interface Throughput {
  readonly ticks: readonly Tick[];
  readonly bars: readonly Bar[];
  /** What was placed, hour by hour, as stairs. */
  readonly placed: string;
}

/** The picture of orders by the hour. Up and down have one scale each: a few that fail are to be seen beside many that do not. */
export function throughput(hours: readonly HourFigures[]): Throughput {
  const most = niceCeiling(
    Math.max(...hours.map(({ orders }) => Math.max(orders.placed, orders.completed)), 0),
  );
  const mostFailed = Math.max(...hours.map(({ orders }) => orders.failed), 1);
  const up = (count: number): number => ((ZERO_Y - EDGES.top) * count) / most;
  const down = (count: number): number =>
    count === 0 ? 0 : Math.max(LEAST_PX, (DOWN_PX * count) / Math.max(mostFailed, most / 10));
  const x = (nth: number): number => hourX(nth, hours.length);
  const steps = hours.map(({ orders }, nth) => {
    const y = round(ZERO_Y - up(orders.placed));
    return `${nth === 0 ? `M${x(0)} ${y}` : `V${y}`}H${x(nth + 1)}`;
  });
  return {
    ticks: [most / 2, most].map((value) => ({ value, y: round(ZERO_Y - up(value)) })),
    bars: hours.map(({ orders }, nth) => ({
      ...{ x: round(x(nth) + 2.5), width: round(x(1) - x(0) - 5) },
      ...{ up: round(up(orders.completed)), down: round(down(orders.failed)) },
    })),
    placed: steps.join(''),
  };
}

/** Spans that people know. */
const SPANS_MS = [100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000];
const DAYS_MS = 604_800_000;

export interface Times {
  readonly ticks: readonly Tick[];
  readonly p50: string;
  readonly p95: string;
  /** The hour in which p95 was highest; undefined: nothing was completed. */
  readonly peak: { readonly x: number; readonly y: number; readonly ms: number } | undefined;
}

type Quantile = 'p50Ms' | 'p95Ms';

/** A line through the hours in which something was completed; it is interrupted where nothing was. */
function lineOf(
  hours: readonly HourFigures[],
  of: Quantile,
  at: (nth: number, ms: number) => string,
) {
  return hours
    .flatMap(({ placedToFulfilled: took }, nth) => {
      if (!took) return [];
      const isFirst = hours[nth - 1]?.placedToFulfilled === undefined;
      const isAlone = isFirst && hours[nth + 1]?.placedToFulfilled === undefined;
      // A line of one point has no length.
      return [`${isFirst ? 'M' : 'L'}${at(nth, took[of])}${isAlone ? 'm-3 0h6' : ''}`];
    })
    .join('');
}

/** The picture of times from placed to fulfilled; its scale is logarithmic. */
export function times(hours: readonly HourFigures[]): Times {
  const all = hours.flatMap(({ placedToFulfilled: took }) =>
    took ? [took.p50Ms, took.p95Ms] : [],
  );
  const [least, most] = [Math.max(1, Math.min(...all, 1_000)), Math.max(...all, 10_000)];
  const low = SPANS_MS.findLast((ms) => ms <= least) ?? least;
  const high = SPANS_MS.find((ms) => ms >= most) ?? Math.max(most, DAYS_MS);
  const y = (ms: number): number => {
    const part = Math.log(Math.max(ms, low) / low) / Math.log(high / low);
    return round(EDGES.bottom - 8 - (EDGES.bottom - 8 - EDGES.top) * part);
  };
  const middle = (nth: number): number =>
    round((hourX(nth, hours.length) + hourX(nth + 1, hours.length)) / 2);
  const point = (nth: number, ms: number): string => `${middle(nth)} ${y(ms)}`;
  const peakMs = Math.max(...hours.map(({ placedToFulfilled }) => placedToFulfilled?.p95Ms ?? 0));
  const peakAt = hours.findIndex(({ placedToFulfilled }) => placedToFulfilled?.p95Ms === peakMs);
  return {
    ticks: SPANS_MS.filter((ms) => ms >= low && ms <= high).map((value) => ({
      value,
      y: y(value),
    })),
    p50: lineOf(hours, 'p50Ms', point),
    p95: lineOf(hours, 'p95Ms', point),
    peak: peakAt < 0 ? undefined : { x: middle(peakAt), y: y(peakMs), ms: peakMs },
  };
}
