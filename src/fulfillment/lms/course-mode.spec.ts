import { isHigherMode, modeOf } from './course-mode.js';

describe('the mode of a seat', () => {
  it.each([
    [{}, 'audit'],
    [{ certificateType: null }, 'audit'],
    [{ certificateType: '' }, 'audit'],
    [{ certificateType: 'audit' }, 'audit'],
    [{ certificateType: 'honor' }, 'honor'],
    [{ certificateType: 'verified' }, 'verified'],
    [{ certificateType: 'verified', idVerificationRequired: false }, 'verified'],
    [{ certificateType: 'credit' }, 'credit'],
    [{ certificateType: 'professional', idVerificationRequired: true }, 'professional'],
    [{ certificateType: 'professional', idVerificationRequired: false }, 'no-id-professional'],
    [{ certificateType: 'professional' }, 'no-id-professional'],
    [{ certificateType: 'no-id-professional' }, 'no-id-professional'],
    [{ certificateType: 'paid-executive-education' }, 'paid-executive-education'],
  ])('of %j is %s', (attributes, mode) => {
    expect(modeOf(attributes)).toBe(mode);
  });
});

describe('a higher mode', () => {
  const modes = ['audit', 'honor', 'no-id-professional', 'verified', 'professional', 'credit'];
  const higher = [
    ['audit', ['no-id-professional', 'verified', 'professional', 'credit']],
    ['honor', ['no-id-professional', 'verified', 'professional', 'credit']],
    ['no-id-professional', ['professional', 'credit']],
    ['verified', ['credit']],
    ['professional', ['credit']],
    ['credit', []],
    ['masters', []],
  ] as const;

  it.each(higher)('than %s is one of %j and no other', (ordered, expected) => {
    expect(modes.filter((found) => isHigherMode(found, ordered))).toEqual(expected);
  });
});
