import fc from 'fast-check';
import { cursorOf, positionOf } from './cursor.js';

const position = { listedAt: 1_763_892_000_000, stream: 'order-edx-1' };
const filter = { status: 'Open', user: 'ada' };
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it('says where its list goes on', () => {
    expect(positionOf(cursorOf(position, filter), filter)).toEqual(position);
    expect(positionOf(cursorOf(position, filter), { user: 'ada', status: 'Open' })).toEqual(
      position,
    );
  });

  it('is none in another list', () => {
    expect(positionOf(cursorOf(position, filter), { ...filter, user: 'eve' })).toBeUndefined();
    expect(positionOf(cursorOf(position, filter), {})).toBeUndefined();
  });

  it('that somebody made up is none', () => {
    const [, , list] = JSON.parse(
      Buffer.from(cursorOf(position, filter), 'base64url').toString(),
    ) as unknown[];
    for (const made of [
      [1.5, 'order-a', list],
      ['1', 'order-a', list],
      [1, 'payment-a', list],
      [1, 'order-a\u0000', list],
      [1, 7, list],
      [null, 'order-a', list],
      { 0: 1 },
      null,
    ]) {
      expect(positionOf(encode(made), filter)).toBeUndefined();
    }
  });

  it('may be any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(positionOf(text, filter)).toBeUndefined();
      }),
    );
  });
});
