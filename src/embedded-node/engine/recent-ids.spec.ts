import { RecentIds } from './recent-ids.js';

const idOf = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const record = (n: number, position: number) => ({
  id: idOf(n),
  idBytes: Buffer.from(idOf(n).replaceAll('-', ''), 'hex'),
  position,
});

it('finds the first record with an id', () => {
  const recent = new RecentIds();
  recent.add(record(1, 100));
  recent.add(record(1, 200));
  expect(recent.find(idOf(1))).toBe(100);
  expect(recent.find(idOf(2))).toBeUndefined();
});

it('knows ids of appends that are under way, until they fail', () => {
  const recent = new RecentIds();
  recent.expect(idOf(1), 100);
  recent.expect(idOf(1), 500);
  expect(recent.find(idOf(1))).toBe(100);
  recent.forgetUnderWay();
  expect(recent.find(idOf(1))).toBeUndefined();
});

it('knows them still when they are durable', () => {
  const recent = new RecentIds();
  recent.expect(idOf(1), 100);
  recent.add(record(1, 100));
  recent.forgetUnderWay();
  expect(recent.find(idOf(1))).toBe(100);
});

it('forgets the oldest ids, so that it does not grow with the log', () => {
  const recent = new RecentIds();
  for (let n = 1; n <= 300_000; n++) recent.add(record(n, n));
  expect(recent.find(idOf(1))).toBeUndefined();
  for (const n of [240_000, 270_000, 300_000]) expect(recent.find(idOf(n))).toBe(n);
});
