import { folded, NOW } from '../../../../test/support/given-when-then.js';
import { placedOrder } from '../../../../test/support/order-fixtures.js';
import type { Answer } from '../../../order/diagnosis.js';
import { diagnosisView } from './diagnosis-view.js';
import type { Planner } from './planner.js';

const WAITS: Answer = {
  ...{ code: 'retry-scheduled', text: 'It is tried again.', waitsFor: 'itself', line: '1' },
  ...{ evidence: [3], acts: [] },
  next: { command: 'FulfillOrder', party: 'enrollment', at: NOW },
};

const SAGA: Planner = { consumer: 'fulfillment-saga-1', state: 'live', lagMs: 0 };
const ROW = { party: 'enrollment', generation: 1, acted: -1, notBefore: 0, leaseUntil: null };

describe('a diagnosis of what is not planned yet', () => {
  const of = (planner: Partial<Planner> | undefined, generation?: number) => {
    const rows = generation === undefined ? [] : [{ ...ROW, generation, now: NOW }];
    const workers = { rows, holds: [], planner: planner && { ...SAGA, ...planner } };
    return diagnosisView('A-1', folded(placedOrder()), [WAITS], workers);
  };

  it('waits for itself while the planner keeps up, or nobody can say', () => {
    for (const planner of [{}, undefined]) {
      const { text, waitsFor, next } = of(planner);
      expect([text, waitsFor, next?.progress]).toEqual([
        ...['It is tried again.', 'itself', 'unplanned'],
      ]);
    }
  });

  it('waits for an operator when the planner has stopped', () => {
    expect(of({ state: 'stopped', why: 'parked-too-many', lagMs: 9_000 }, 0)).toMatchObject({
      waitsFor: 'operator',
      text: 'It is tried again. That is not planned yet: fulfillment-saga-1 has stopped (`parked-too-many`), see `GET /v1/consumers`.',
      answers: [{ waitsFor: 'operator', next: { progress: 'unplanned' } }],
    });
  });

  it.each([
    [1_001, 'is 2 s behind and catching up'],
    [null, 'is catching up'],
  ])('says how far the planner is behind: %s ms', (lagMs, words) => {
    const { text, waitsFor } = of({ state: 'catching-up', lagMs });
    expect(text).toMatch(`fulfillment-saga-1 ${words}, see`);
    expect(waitsFor).toBe('itself');
  });

  it('says nothing of the planner where it has planned', () => {
    expect(of({ state: 'stopped' }, 1)).toMatchObject({ text: WAITS.text, waitsFor: 'itself' });
  });
});
