import fc from 'fast-check';
import { bucketOf, quantile } from './time-buckets.js';

const countsOf = (times: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const ms of times) counts.set(bucketOf(ms), (counts.get(bucketOf(ms)) ?? 0) + 1);
  return [...counts].map(([bucket, count]) => ({ bucket, count }));
};

describe('buckets of times', () => {
  it.each([
    [0, 0],
    [10, 0],
    [11, 1],
    [20, 4],
    [21, 5],
    [40, 8],
    [10 * 2 ** 20, 80],
  ])('%d ms is in bucket %d', (ms, bucket) => {
    expect(bucketOf(ms)).toBe(bucket);
  });

  it('know no quantile of nothing', () => {
    expect(quantile([], 0.5)).toBeUndefined();
    expect(quantile([{ bucket: 3, count: 0 }], 0.5)).toBeUndefined();
  });

  it('tell quantiles as exactly as a bucket is wide', () => {
    const times = fc.array(fc.integer({ min: 10, max: 100_000_000 }), { minLength: 1 });
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.95, 1), (all, part) => {
        const sorted = all.sort((a, b) => a - b);
        const exact = sorted[Math.ceil(part * sorted.length) - 1] ?? NaN;
        const told = quantile(countsOf(all), part) ?? NaN;
        expect(Math.abs(Math.log2(told / exact))).toBeLessThan(0.25 + 0.1);
      }),
    );
  });
});
