import { cursorTo, placeOf } from './list-cursor.js';

const FILTER = { module: 'enrollment' };
const LIKE = [0, ''] as const;

describe('a cursor', () => {
  it('brings back the place that it was made of', () => {
    const cursor = cursorTo([1_795_428_000_000, 'order-1'], FILTER);
    expect(placeOf(cursor, FILTER, LIKE)).toEqual([1_795_428_000_000, 'order-1']);
    expect(cursor).toMatch(/^[-\w]+$/);
  });

  it.each([
    ['another filter', cursorTo([1, 'a'], { module: 'donation' })],
    ['another order of values', cursorTo(['a', 1], FILTER)],
    ['too few values', cursorTo([1], FILTER)],
    ['a number that is none', cursorTo([1.5, 'a'], FILTER)],
    ['JSON that is no list', Buffer.from('{}').toString('base64url')],
    ['no JSON', 'x'],
    ['nothing', ''],
  ])('is none of this list with %s', (_, cursor) => {
    expect(placeOf(cursor, FILTER, LIKE)).toBeUndefined();
  });
});
