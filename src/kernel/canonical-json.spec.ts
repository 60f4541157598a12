import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON (RFC 8785)', () => {
  it('writes the example of section 3.2.2', () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
        String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by UTF-16 code units, as the example of section 3.2.3', () => {
    const value = {
      ...{ '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet' },
      ...{ 1: 'One', '\ud83d\ude00': 'Emoji', '\u0080': 'Control', '\u00f6': 'O With Diaeresis' },
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual([
      ...['One', 'Carriage Return', 'Control', 'O With Diaeresis'],
      ...['Euro Sign', 'Emoji', 'Hebrew Letter Dalet'],
    ]);
    expect(canonicalJson(value).indexOf('Carriage')).toBeLessThan(
      canonicalJson(value).indexOf('One'),
    );
  });

  it.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e23, '1e+23'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [0.000001, '0.000001'],
    [0.0000001, '1e-7'],
  ])('writes the number %d as appendix B does', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([
    ['not a number', NaN],
    ['infinite', Infinity],
    ['a half character', '\ud800'],
  ])('refuses what has no canonical form: %s', (_, value) => {
    expect(() => canonicalJson({ value })).toThrow();
  });

  it('refuses what is no JSON at all', () => {
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });

  it('gives equal text for equal values, whatever the order of their keys', () => {
    const values = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.jsonValue({ stringUnit: 'grapheme' }),
    );
    fc.assert(
      fc.property(values, (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value));
      }),
    );
  });
});
