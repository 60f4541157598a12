import { fromRfc3339 } from '../../kernel/time.js';
import type { FiguresView, HourFigures } from '../../operations/contract.js';
import type { LineStatus, OrderStatus } from '../../order/state.js';
import { clock } from '../components/times.js';

/** When each hour began, in the viewer's zone: `09:00`. */
export function hourNames(hours: readonly HourFigures[], zone: string): readonly string[] {
  return hours.map(({ from }) => clock(fromRfc3339(from), zone).slice(0, 5));
}

const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** The hours of which all is of this day, in that zone. */
export function hoursOfToday(
  hours: readonly HourFigures[],
  zone: string,
  now: number,
): readonly HourFigures[] {
  const day = new Intl.DateTimeFormat('en-CA', { ...DAY, timeZone: zone });
  return hours.filter(({ from }) => day.format(fromRfc3339(from)) === day.format(now));
}

export interface TodaySums {
  readonly placed: number;
  readonly completed: number;
  readonly failed: number;
  readonly settled: number;
}

export function sumsOf(hours: readonly HourFigures[]): TodaySums {
  const sum = (of: (hour: HourFigures) => number): number =>
    hours.reduce((all, hour) => all + of(hour), 0);
  return {
    placed: sum(({ orders }) => orders.placed),
    completed: sum(({ orders }) => orders.completed),
    failed: sum(({ orders }) => orders.failed),
    settled: sum(({ settled }) => settled),
  };
}

export interface StatusCount<Name extends string> {
  readonly status: Name;
  readonly count: number;
  /** Of all, 0 to 1. */
  readonly share: number;
}

const ORDER_STATUSES: readonly OrderStatus[] = [
  ...(['Complete', 'Fulfillment Error', 'Open'] as const),
  ...(['Payment Pending', 'Payment Declined'] as const),
];

const LINE_STATUSES: readonly LineStatus[] = [
  ...(['Complete', 'Open', 'Fulfillment Server Error'] as const),
  ...(['Fulfillment Network Error', 'Fulfillment Timeout Error'] as const),
  ...(['Fulfillment Configuration Error', 'Revoked', 'Revocation Error', 'Abandoned'] as const),
];

function counts<Name extends string>(
  statuses: readonly Name[],
  of: Readonly<Record<string, number>>,
): readonly StatusCount<Name>[] {
  const all = statuses.reduce((sum, status) => sum + (of[status] ?? 0), 0);
  return statuses.map((status) => {
    const count = of[status] ?? 0;
    return { status, count, share: all === 0 ? 0 : count / all };
  });
}

export const orderCounts = ({ orders }: Pick<FiguresView, 'orders'>) =>
  counts(ORDER_STATUSES, orders);
export const lineCounts = ({ lines }: Pick<FiguresView, 'lines'>) => counts(LINE_STATUSES, lines);

/** 93.6 %; what is there is never 0.0 %. */
export function percent(share: number): string {
  const value = share * 100;
  return value > 0 && value < 0.1 ? '< 0.1\u00a0%' : `${value.toFixed(1)}\u00a0%`;
}
