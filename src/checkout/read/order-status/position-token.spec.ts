import { positionToken, revisionOf } from './position-token.js';

describe('how far a caller has seen an order', () => {
  it('is what the answer said', () => {
    for (const revision of [0, 1, 41, 999_999_999]) {
      const token = positionToken('order-edx-1', revision);
      expect(revisionOf(token, 'order-edx-1')).toBe(revision);
    }
  });

  it('says nothing of another order', () => {
    expect(revisionOf(positionToken('order-edx-1', 7), 'order-edx-2')).toBe(-1);
    expect(revisionOf(positionToken('order-edx-11', 7), 'order-edx-1')).toBe(-1);
  });

  it.each([undefined, '', 'x', '7', '@7', 'order-a@', 'order-a@-1', 'order-a@1.5', 'order-a@x'])(
    'is nothing when it is %j',
    (token) => {
      expect(revisionOf(token, 'order-a')).toBe(-1);
    },
  );

  it('is nothing when it is longer than any revision', () => {
    expect(revisionOf(`order-a@${'9'.repeat(400)}`, 'order-a')).toBe(-1);
  });
});
