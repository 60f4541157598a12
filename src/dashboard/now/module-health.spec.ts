import type { HourFigures } from '../../operations/contract.js';
import { attemptsByHour, failedShare, ofLate } from './module-health.js';

const MODULE = { fulfilled: 6, deferred: 1, revoked: 1, revocationsFailed: 1, givenUp: 1 };
const hour = (...modules: HourFigures['modules']): HourFigures => ({
  ...{ from: '2026-11-23T10:00:00.000Z', orders: { placed: 0, completed: 0, failed: 0 } },
  ...{ settled: 0, modules },
});

it('all attempts that ended count, those that failed by whatever class', () => {
  const hours = [
    hour({ ...MODULE, module: 'enrollment', failed: { server: 9 } }),
    hour(),
    hour({ ...MODULE, module: 'enrollment', failed: { server: 1, timeout: 2 } }),
  ];
  const byHour = attemptsByHour(hours, 'enrollment');
  expect(byHour.map(({ failed }) => failed)).toEqual([10, 0, 4]);
  expect(ofLate(byHour)).toEqual({ ended: 12, failed: 4 });
  expect(failedShare(ofLate(byHour))).toBeCloseTo(1 / 3);
  expect(failedShare(ofLate(attemptsByHour(hours, 'donation')))).toBe(0);
});
