import { derivedId } from './ids.js';

describe('a derived id', () => {
  it('is the same for ever: stored ids depend on it', () => {
    expect(derivedId('order-edx-100001', '1', 1, 'claim')).toBe(
      'a9b42da8-b7ee-5a4e-a7a8-46c28b2cf789',
    );
  });

  it('differs with each part, its kind and where parts end', () => {
    const ids = [
      derivedId('a', 'b'),
      derivedId('b', 'a'),
      derivedId('ab'),
      derivedId('a', 'b', ''),
      derivedId('a,b'),
      derivedId('a","b'),
      derivedId(1),
      derivedId('1'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
