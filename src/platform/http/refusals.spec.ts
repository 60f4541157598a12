import { rejection } from '../../kernel/rejection.js';
import { accepted, problemOfRejection, Refused } from './refusals.js';

const refusals = { 'number-taken': 'conflict', declined: 'payment-required' } as const;

describe('a rejection', () => {
  it.each([
    ['number-taken', 409],
    ['declined', 402],
    ['never-listed', 422],
    ['constructor', 422],
  ])('%s is answered %i', (code, status) => {
    expect(problemOfRejection(rejection(code, 'No.'), refusals)).toMatchObject({
      type: `urn:makegood:problem:${code}`,
      status,
      code,
      detail: 'No.',
    });
  });

  it('keeps its field errors', () => {
    const errors = [{ path: 'a', code: 'odd', message: 'a is odd' }];
    expect(problemOfRejection(rejection('odd', 'No.', errors), refusals).errors).toEqual(errors);
    expect(problemOfRejection(rejection('odd', 'No.'), refusals)).not.toHaveProperty('errors');
  });

  it('leaves the controller as an exception, and all else as it is', () => {
    expect(() => accepted(rejection('odd', 'No.'))).toThrow(Refused);
    expect(accepted({ kind: 'placed' })).toEqual({ kind: 'placed' });
  });
});
