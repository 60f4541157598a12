import fc from 'fast-check';
import { backoffMs } from './backoff.js';

const policy = { baseMs: 2000, capMs: 900_000 };
const ALMOST_ONE = 1 - Number.EPSILON;

describe('backoff', () => {
  it('doubles its ceiling with each failure, up to the cap', () => {
    const ceilings = [1, 2, 3, 4, 9, 10, 11, 100].map((n) => backoffMs(policy, n, ALMOST_ONE) + 1);
    expect(ceilings).toEqual([2000, 4000, 8000, 16_000, 512_000, 900_000, 900_000, 900_000]);
  });

  it('spreads the waits over the whole range (full jitter)', () => {
    expect([0, 0.25, 0.5].map((jitter) => backoffMs(policy, 2, jitter))).toEqual([0, 1000, 2000]);
  });

  it('never waits longer than the cap, never a negative time, always whole ms', () => {
    const jitter = fc.double({ min: 0, max: ALMOST_ONE, noNaN: true });
    const ms = fc.integer({ min: 1, max: 86_400_000 });
    fc.assert(
      fc.property(
        ms,
        ms,
        fc.integer({ min: 1, max: 10_000 }),
        jitter,
        (baseMs, capMs, n, random) => {
          const wait = backoffMs({ baseMs, capMs }, n, random);
          expect(Number.isSafeInteger(wait)).toBe(true);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(capMs);
        },
      ),
    );
  });
});
