import { knownUpTo } from './known.js';

it.each([
  ['5/5', null, '5/5'],
  ['5/5', 90_000, '5/5'],
  [null, 0, 'the beginning'],
  [null, 90_000, null],
  [null, null, null],
])('read to %j, %j ms behind: known up to %j', (position, lagMs, known) => {
  expect(knownUpTo(position, lagMs)).toBe(known);
});
