import fc from 'fast-check';
import { LONGEST_WAIT_S, preferredWaitS } from './prefer.js';

describe('Prefer: wait', () => {
  it.each([
    ['wait=5', 5],
    ['Wait="7"', 7],
    ['respond-async, wait=10; x=1', 10],
    ['wait = 3', 3],
    ['wait=1, wait=2', 1],
    ['wait=0', 0],
    ['wait=060', 60],
    ['wait=61', LONGEST_WAIT_S],
    [`wait=${'9'.repeat(400)}`, LONGEST_WAIT_S],
    ['note="a, wait=9", wait=2', 2],
    ['note="a \\", wait=9", wait=2', 2],
    ['note="ends in \\\\", wait=2', 2],
    ['foo; note=", wait=9", wait=2', 2],
    [', ,wait=4', 4],
  ])('%s is %i s', (header, seconds) => {
    expect(preferredWaitS(header)).toBe(seconds);
  });

  it.each([
    ...[undefined, '', 'wait', 'wait=', 'wait=-1', 'wait=1.5', 'wait=x', 'wait="5', 'wait=5 6'],
    ...['await=5', 'return=minimal', 'wait-long=5', 'x; wait=5', 'x="wait=5"', 'x=", wait=5'],
    'wait=x, wait=5',
  ])('is not %j', (header) => {
    expect(preferredWaitS(header)).toBeUndefined();
  });

  it('is found among whatever else is preferred', () => {
    const word = fc.stringMatching(/^[a-z]{1,5}$/).filter((name) => name !== 'wait');
    const quoted = fc.string({ maxLength: 8 }).map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
    const other = fc.tuple(word, fc.oneof(word, quoted)).map((pair) => pair.join('='));
    fc.assert(
      fc.property(fc.array(other), fc.nat(LONGEST_WAIT_S), fc.array(other), (before, n, after) => {
        expect(preferredWaitS([...before, `wait=${n}`, ...after].join(', '))).toBe(n);
      }),
    );
  });

  it('is looked for in what is no header at all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const seconds = preferredWaitS(text) ?? 0;
        expect(seconds >= 0 && seconds <= LONGEST_WAIT_S).toBe(true);
      }),
    );
  });
});
