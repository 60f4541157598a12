import fc from 'fast-check';
import { fromRfc3339, toRfc3339 } from './time.js';

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
