import { bar } from './bar.js';
import { facts, moment, table } from './table.js';

describe('what people read', () => {
  it('is aligned, numbers to the right, and nothing moves the cursor', () => {
    const rows = [
      ['EDX-1', 7, 'a\u001b[2Jb'],
      ['E', 120, undefined],
    ];
    expect(table(['ORDER', 'LINES', 'WHY'], rows)).toBe(
      ['ORDER  LINES  WHY', 'EDX-1      7  a [2Jb', 'E        120'].join('\n'),
    );
    expect(table(['ORDER'], [], 'Nothing is stuck.')).toBe('Nothing is stuck.');
  });

  it('names facts, and leaves out what is not known', () => {
    expect(
      facts({ Status: 'Open', By: undefined, 'Placed at': moment('2026-11-23T10:00:00.123Z') }),
    ).toBe('Status     Open\nPlaced at  2026-11-23 10:00:00Z');
  });

  it('shows how far something is', () => {
    expect(bar(1, 3)).toBe(`[${'#'.repeat(10)}${' '.repeat(20)}]  33 %  1 of 3`);
    expect(bar(0, 0)).toContain('100 %  0 of 0');
    expect(bar(5, 3)).toContain('100 %');
  });
});
