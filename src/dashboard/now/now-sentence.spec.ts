import { nowSentence } from './now-sentence.js';

it.each([
  [0, 0, 'Nothing is stuck.'],
  [1, 1, '1 order needs a person.'],
  [3, 2, '2 orders need a person; 1 more will be tried again without you.'],
  [4, 0, 'Nothing needs a person. 4 orders failed and will be tried again without you.'],
])('of %i stuck orders %i for a person: %s', (orders, ordersNeedPerson, says) => {
  const totals = { orders, ordersNeedPerson, lines: orders };
  expect(nowSentence({ totals, groups: [], position: '1' })).toBe(says);
});

it('does not say zero when it does not know', () => {
  const totals = { orders: 0, ordersNeedPerson: 0, lines: 0 };
  expect(nowSentence({ totals, groups: [], position: null })).toContain('not known yet');
});
