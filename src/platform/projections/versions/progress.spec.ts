import fc from 'fast-check';
import { progressOf } from './progress.js';

const SO_FAR = { done: 500, begunAt: 1_000, at: 6_000, commit: 25n, liveCommit: 100n };

describe('the progress of a build', () => {
  it.each([
    ['a quarter', SO_FAR, { eventsTotal: 2_000, eventsPerSecond: 100, secondsLeft: 15 }],
    ['all', { ...SO_FAR, commit: 100n }, { eventsTotal: 500, secondsLeft: 0 }],
    ['more than the live one', { ...SO_FAR, commit: 101n }, { eventsTotal: 500, secondsLeft: 0 }],
    ['nothing', { ...SO_FAR, done: 0 }, { eventsTotal: null, secondsLeft: null }],
  ])('when it has read %s', (_, soFar, expected) => {
    expect(progressOf(soFar)).toMatchObject({ eventsDone: soFar.done, ...expected });
  });

  it('never has more done than there is, nor less than no time left', () => {
    const count = fc.nat({ max: 1_000_000 });
    const place = fc.bigInt({ min: 0n, max: 2n ** 63n });
    fc.assert(
      fc.property(count, count, count, place, place, (done, begunAt, ms, commit, liveCommit) => {
        const soFar = { done, begunAt, at: begunAt + ms, commit, liveCommit };
        const { eventsTotal, secondsLeft, eventsPerSecond } = progressOf(soFar);
        expect(eventsTotal ?? done).toBeGreaterThanOrEqual(done);
        expect(secondsLeft ?? 0).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(eventsPerSecond)).toBe(true);
      }),
    );
  });
});
