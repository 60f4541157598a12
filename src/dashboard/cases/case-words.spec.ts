import type { StuckGroup, StuckWork } from '../../operations/contract.js';
import { casesSentence } from './case-words.js';

const GROUP: StuckGroup = {
  ...{ module: 'enrollment', work: 'fulfillment', code: 'lms-503', message: 'Down.' },
  ...{
    needsPerson: true,
    diagnosis: 'exhausted',
    orders: 1,
    lines: 1,
    since: '2026-11-23T10:00:00.000Z',
  },
  orderNumbers: ['EDX-1'],
};
const totals = { orders: 0, ordersNeedPerson: 0, lines: 0 };
const stuck = (...groups: readonly StuckGroup[]): StuckWork => ({ totals, groups, position: '1' });

it.each([
  [stuck(), 'No case waits for a person.'],
  [stuck({ ...GROUP, needsPerson: false }), 'No case waits for a person.'],
  [stuck(GROUP), '1 line waits for a person.'],
  [
    stuck({ ...GROUP, lines: 3 }, { ...GROUP, work: 'refund' }, { ...GROUP, work: 'revocation' }),
    '1 payment and 4 lines wait for a person.',
  ],
  [{ ...stuck(GROUP), position: null }, 'Which cases there are is not known yet'],
])('%# the answer is from the figures', (work, says) => {
  expect(casesSentence(work)).toContain(says);
});
