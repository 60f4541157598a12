import fc from 'fast-check';
import { fromRfc3339, parseTime, toRfc3339 } from './time.js';

describe('time', () => {
  it('is written in RFC 3339, UTC, with Z', () => {
    expect(toRfc3339(1_795_428_000_000)).toBe('2026-11-23T10:00:00.000Z');
  });

  it('is read with any offset', () => {
    expect(fromRfc3339('2026-11-23T11:30:00+01:30')).toBe(1_795_428_000_000);
  });

  it('takes anything else for a bug', () => {
    expect(() => fromRfc3339('yesterday')).toThrow(RangeError);
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799_999 }), (epochMs) => {
        expect(fromRfc3339(toRfc3339(epochMs))).toBe(epochMs);
      }),
    );
  });
});

describe('a time that somebody else wrote', () => {
  it.each([
    ['2026-11-23T10:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T12:00+02:00', '2026-11-23T10:00:00.000Z'],
    ['2026-11-23T10:00:00.123456-00:30', '2026-11-23T10:30:00.123Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, meant) => {
    expect(toRfc3339(parseTime(text)!)).toBe(meant);
  });

  it.each([
    '2026-11-23T10:00:00',
    '2026-11-23',
    '2026-02-29T00:00:00Z',
    '2026-11-31T00:00:00Z',
    '2026-11-00T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23T10:00:00 02:00',
    '2026-11-23T10:00:00+99:99',
    'yesterday',
    '',
  ])('%j is none', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});
