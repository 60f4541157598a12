import { rejection } from '../../kernel/rejection.js';
import type { ProblemTable } from './problem-table.js';
import { accepted, problemOfRejection, Refused } from './refusals.js';

const words = { means: 'No.', remedy: 'none' };
const problems: ProblemTable = {
  'number-taken': { kind: 'conflict', ...words },
  declined: { kind: 'payment-required', ...words },
};

describe('a rejection', () => {
  it.each([
    ['number-taken', 409],
    ['declined', 402],
    ['never-listed', 422],
    ['constructor', 422],
  ])('%s is answered %i', (code, status) => {
    expect(problemOfRejection(rejection(code, 'No.'), problems)).toMatchObject({
      type: `urn:makegood:problem:${code}`,
      status,
      code,
      detail: 'No.',
    });
  });

  it('keeps its field errors', () => {
    const errors = [{ path: 'a', code: 'odd', message: 'a is odd' }];
    expect(problemOfRejection(rejection('odd', 'No.', errors), problems).errors).toEqual(errors);
    expect(problemOfRejection(rejection('odd', 'No.'), problems)).not.toHaveProperty('errors');
  });

  it('leaves the controller as an exception, and all else as it is', () => {
    expect(() => accepted(rejection('odd', 'No.'))).toThrow(Refused);
    expect(accepted({ kind: 'placed' })).toEqual({ kind: 'placed' });
  });
});
