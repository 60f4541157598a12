import { RecentIds } from './recent-ids.js';

it('finds the first record with an id', () => {
  const recent = new RecentIds();
  recent.add('a', 1);
  recent.add('a', 2);
  expect(recent.find('a')).toBe(1);
});

it('knows ids of appends that are under way, until they fail', () => {
  const recent = new RecentIds();
  recent.expect('a', 1);
  recent.expect('a', 5);
  expect(recent.find('a')).toBe(1);
  recent.forgetUnderWay();
  expect(recent.find('a')).toBeUndefined();
});

it('forgets the oldest ids, so that it does not grow with the log', () => {
  const recent = new RecentIds();
  for (let i = 0; i < 300_000; i++) recent.add(`id-${i}`, i);
  expect(recent.find('id-0')).toBeUndefined();
  expect(recent.find('id-299999')).toBe(299_999);
});
