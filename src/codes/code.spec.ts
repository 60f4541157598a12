import fc from 'fast-check';
import { codeHash, codeOf, normalCode } from './code.js';
import { configuredKey } from './code-keys.js';

const KEY = configuredKey('a key of the specs, long enough to be one');
const LINE = { orderNumber: 'EDX-100001', lineId: '1' };
const FORM = /^[0-9A-HJKMNP-TV-Z]{16}$/;

const lines = fc.record({
  orderNumber: fc.stringMatching(/^[-\w]{1,64}$/),
  lineId: fc.string({ minLength: 1 }),
});
const keys = fc.string({ minLength: 32, unit: 'grapheme-ascii' }).map(configuredKey);

describe('a code', () => {
  it('is the same today, tomorrow and in the next version', () => {
    expect(codeOf(KEY, LINE, 0)).toBe('AN5HP4AFB0HXYAH1');
  });

  it('has sixteen characters, and is the same each time, whatever the case of the order number', () => {
    fc.assert(
      fc.property(keys, lines, fc.nat(999), (key, line, position) => {
        const code = codeOf(key, line, position);
        expect(code).toMatch(FORM);
        const { orderNumber } = line;
        expect(codeOf(key, { ...line, orderNumber: orderNumber.toLowerCase() }, position)).toBe(
          code,
        );
      }),
    );
  });

  it('is another one for each key, order, line and position', () => {
    const others = fc.record({ line: lines, position: fc.nat(999) });
    const name = ({ line, position }: { line: typeof LINE; position: number }) =>
      JSON.stringify([line.orderNumber.toLowerCase(), line.lineId, position]);
    fc.assert(
      fc.property(keys, keys, others, others, (key, otherKey, one, other) => {
        fc.pre(name(one) !== name(other) && key.id !== otherKey.id);
        const code = codeOf(key, one.line, one.position);
        expect(codeOf(key, other.line, other.position)).not.toBe(code);
        expect(codeOf(otherKey, one.line, one.position)).not.toBe(code);
      }),
    );
  });

  it('is unique among the thousand of a line, and so is its hash', () => {
    const codes = Array.from({ length: 1_000 }, (_, position) => codeOf(KEY, LINE, position));
    expect(new Set(codes).size).toBe(1_000);
    expect(new Set(codes.map(codeHash)).size).toBe(1_000);
  });

  it('is understood however it is typed', () => {
    fc.assert(
      fc.property(lines, fc.nat(999), fc.boolean(), (line, position, isLower) => {
        const code = codeOf(KEY, line, position);
        const dashed = code.replace(/(.{4})(?!$)/g, '$1-');
        const misread = dashed.replace(/0/g, 'O').replace(/1/g, isLower ? 'l' : 'I');
        expect(normalCode(isLower ? misread.toLowerCase() : misread)).toBe(code);
      }),
    );
  });

  it.each([
    '',
    'K3V0P8W2QZ5M1TF',
    'K3V0P8W2QZ5M1TFAA',
    'K3V0P8W2QZ5M1TFU',
    '-'.repeat(65),
    'É'.repeat(16),
  ])('"%s" is none', (typed) => {
    expect(normalCode(typed)).toBeUndefined();
  });
});
