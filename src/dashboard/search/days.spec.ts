import { startOfDay } from './days.js';

it.each([
  ['2026-11-23', 'UTC', 0, '2026-11-23T00:00:00.000Z'],
  ['2026-11-23', 'Europe/Berlin', 0, '2026-11-22T23:00:00.000Z'],
  ['2026-11-23', 'Europe/Berlin', 1, '2026-11-23T23:00:00.000Z'],
  ['2026-11-23', 'America/New_York', 0, '2026-11-23T05:00:00.000Z'],
  // The clocks go back on 25 October: that day has 25 hours.
  ['2026-10-25', 'Europe/Berlin', 0, '2026-10-24T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', 1, '2026-10-25T23:00:00.000Z'],
])('%s in %s, %i later, begins at %s', (day, zone, later, begins) => {
  expect(startOfDay(day, zone, later)).toBe(begins);
});

it.each(['', '23 Nov', '2026-13-01'])('"%s" is no day', (day) => {
  expect(startOfDay(day, 'UTC')).toBeUndefined();
});
