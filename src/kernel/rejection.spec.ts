import { isRejection, rejection } from './rejection.js';

describe('a rejection', () => {
  it('says which rule was broken, and where', () => {
    const errors = [{ path: 'payment.amount', code: 'too-low', message: 'Too low.' }];
    expect(rejection('bad-payment', 'The payment is bad.', errors)).toEqual({
      ...{ kind: 'rejection', code: 'bad-payment', message: 'The payment is bad.', errors },
    });
  });

  it('has no list of fields when it is about none', () => {
    expect(rejection('order-number-taken', 'Taken.')).not.toHaveProperty('errors');
  });

  it('is told from events, however few', () => {
    expect(isRejection(rejection('a', 'b'))).toBe(true);
    expect(
      [[], [{ type: 'OrderPlaced' }], null, undefined, { kind: 'steps' }].map(isRejection),
    ).toEqual([false, false, false, false, false]);
  });
});
