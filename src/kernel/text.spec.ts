import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { wellFormed } from './text.js';

describe('well-formed text', () => {
  it('has a replacement character where an emoji was cut in two', () => {
    expect(wellFormed('Sorry 😀'.slice(0, -1))).toBe('Sorry \uFFFD');
  });

  it('leaves whole characters alone', () => {
    expect(wellFormed('Grüße, 😀 \uFFFD')).toBe('Grüße, 😀 \uFFFD');
  });

  it('always has a canonical form', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        expect(() => canonicalJson(wellFormed(text))).not.toThrow();
        expect(wellFormed(text)).toHaveLength(text.length);
      }),
    );
  });
});
