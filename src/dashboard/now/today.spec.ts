import { toRfc3339 } from '../../kernel/time.js';
import type { HourFigures } from '../../operations/contract.js';
import { hourNames, hoursOfToday, orderCounts, percent, sumsOf } from './today.js';

const HOUR_MS = 3_600_000;
const NOW = Date.parse('2026-11-23T10:30:00Z');
const hours: readonly HourFigures[] = Array.from({ length: 24 }, (_, nth) => ({
  from: toRfc3339(NOW - (NOW % HOUR_MS) - (23 - nth) * HOUR_MS),
  orders: { placed: 10, completed: 9, failed: 1 },
  ...{ settled: 2, modules: [] },
}));

it('today begins at midnight where the viewer is', () => {
  expect(hoursOfToday(hours, 'UTC', NOW)).toHaveLength(11);
  expect(hoursOfToday(hours, 'Europe/Berlin', NOW)).toHaveLength(12);
  expect(hourNames(hours, 'Europe/Berlin').at(-1)).toBe('11:00');
  expect(sumsOf(hoursOfToday(hours, 'UTC', NOW))).toEqual({
    ...{ placed: 110, completed: 99, failed: 11, settled: 22 },
  });
});

it('shares are of all orders', () => {
  const told = orderCounts({ orders: { Complete: 3, Open: 1 } });
  expect(told[0]).toEqual({ status: 'Complete', count: 3, share: 0.75 });
  expect(told.map(({ count }) => count)).toEqual([3, 0, 1, 0, 0]);
  expect(orderCounts({ orders: {} })[0]).toMatchObject({ count: 0, share: 0 });
});

it.each([
  [0, '0.0 %'],
  [0.0001, '< 0.1 %'],
  [0.936, '93.6 %'],
])('%d is %s', (share, words) => {
  expect(percent(share).replaceAll('\u00a0', ' ')).toBe(words);
});
