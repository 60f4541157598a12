import type { HourFigures } from '../../../operations/contract.js';
import { number, span } from '../../components/times.js';

/** The hour with the most of something; undefined: there was none. */
function most(
  hours: readonly HourFigures[],
  names: readonly string[],
  of: (hour: HourFigures) => number,
): { readonly value: number; readonly name: string } | undefined {
  const value = Math.max(0, ...hours.map(of));
  const nth = hours.findIndex((hour) => of(hour) === value);
  return value === 0 ? undefined : { value, name: names[nth] ?? '' };
}

/** The picture of orders by the hour, in words. */
export function throughputWords(hours: readonly HourFigures[], names: readonly string[]): string {
  const placed = most(hours, names, ({ orders }) => orders.placed);
  const failed = most(hours, names, ({ orders }) => orders.failed);
  const first = placed
    ? `Placed orders peak at ${number(placed.value)} at ${placed.name}.`
    : 'No order was placed.';
  const second = failed
    ? `Most failed at ${failed.name}: ${number(failed.value)}.`
    : 'No order came to an error.';
  return `${first} ${second}`;
}

/** The picture of times, in words. */
export function timesWords(hours: readonly HourFigures[], names: readonly string[]): string {
  const last = hours.findLast(({ placedToFulfilled }) => placedToFulfilled)?.placedToFulfilled;
  const slowest = most(hours, names, ({ placedToFulfilled }) => placedToFulfilled?.p95Ms ?? 0);
  if (!last || !slowest) return 'No order was completed.';
  return `Of late half of the orders are fulfilled within ${span(last.p50Ms)}, 95 % within ${span(last.p95Ms)}. The slowest hour is ${slowest.name}: 95 % within ${span(slowest.value)}.`;
}
