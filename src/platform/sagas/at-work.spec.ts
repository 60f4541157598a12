import { jest } from '@jest/globals';
import { claimedCommand } from '../../../test/support/claimed-command.js';
import { AtWork } from './at-work.js';

const ROOM = 8;
/** Nobody waits longer for those that end with it. */
const SOON_MS = 5;

describe('AtWork', () => {
  let claims: number;
  let atWork: AtWork;

  beforeEach(() => {
    jest.useFakeTimers();
    claims = 0;
    atWork = new AtWork(
      ['x', 'y'],
      () => ROOM,
      () => (claims += 1),
    );
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  function began(count: number, full: readonly string[]): void {
    const commands = Array.from({ length: count }, (_, n) =>
      claimedCommand({ stream: `s-${n}`, party: 'x' }),
    );
    const rest = { nextInMs: undefined, paused: [] };
    atWork.began({ commands, full, ...rest }, atWork.rooms());
  }

  it('says for how many more there is room', () => {
    began(3, []);
    expect([...atWork.rooms().free]).toEqual([
      ['x', 5],
      ['y', 8],
    ]);
    atWork.ended('x');
    expect(atWork.rooms().free.get('x')).toBe(6);
  });

  it('claims for nobody who had room left', () => {
    began(3, ['y']);
    for (let n = 0; n < 3; n += 1) atWork.ended('x');
    jest.advanceTimersByTime(SOON_MS);
    expect(claims).toBe(0);
  });

  it('claims once for all that ends within a short time', () => {
    began(ROOM, ['x']);
    atWork.ended('x');
    expect(claims).toBe(0);
    jest.advanceTimersByTime(SOON_MS);
    expect(claims).toBe(1);
  });

  it('claims at once when a quarter of the room is free', () => {
    began(ROOM, ['x']);
    for (let n = 0; n < ROOM / 4; n += 1) atWork.ended('x');
    expect(claims).toBe(1);
  });

  it('claims for what ended while a claim was under way', () => {
    began(ROOM, ['x']);
    const rooms = atWork.rooms();
    atWork.ended('x');
    atWork.began({ commands: [], nextInMs: undefined, full: ['x'], paused: [] }, rooms);
    jest.advanceTimersByTime(SOON_MS);
    expect(claims).toBe(1);
  });

  it('claims again when a release is written, for who has room only then', () => {
    began(1, ['x']);
    atWork.ended('x');
    began(0, ['x']);
    claims = 0;
    atWork.released('x');
    expect(claims).toBe(1);
  });
});
