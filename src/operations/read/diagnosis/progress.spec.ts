import { NOW } from '../../../../test/support/given-when-then.js';
import { nextNow, type Progress } from './progress.js';

const next = { command: 'FulfillOrder', party: 'enrollment', at: NOW + 500 } as const;
const row = {
  ...{ party: 'enrollment', generation: 3, acted: -1, notBefore: 0, leaseUntil: null },
  now: NOW,
};

describe('how far what happens next is', () => {
  it.each<[Progress, number, object]>([
    ['scheduled', NOW + 500, {}],
    ['due', NOW + 500, { now: NOW + 500 }],
    ['scheduled', NOW + 9000, { notBefore: NOW + 9000, now: NOW + 600 }],
    ['at-work', NOW + 500, { leaseUntil: NOW + 1 }],
    ['scheduled', NOW + 500, { leaseUntil: NOW }],
    ['unplanned', NOW + 500, { generation: 2 }],
    ['unplanned', NOW + 500, { party: 'donation' }],
  ])('%s at %d: %j', (progress, at, changes) => {
    const workers = { rows: [{ ...row, ...changes }], holds: [] };
    expect(nextNow(next, 3, workers)).toEqual({ at, progress });
  });

  it.each<[Progress, object]>([
    ['held', {}],
    ['held', { generation: 2 }],
    ['at-work', { leaseUntil: NOW + 1 }],
  ])('%s while its module is paused: %j', (progress, changes) => {
    const hold = { party: 'enrollment', kind: 'paused', since: NOW, reason: 'r' } as const;
    const workers = { rows: [{ ...row, ...changes }], holds: [hold] };
    expect(nextNow(next, 3, workers)).toMatchObject({ at: NOW + 500, progress });
    expect(nextNow({ ...next, party: 'donation' }, 3, workers).progress).toBe('unplanned');
  });

  it('is not known without SQL', () => {
    expect(nextNow(next, 3, { rows: undefined, holds: [] })).toEqual({
      at: NOW + 500,
      progress: 'unknown',
    });
  });
});
