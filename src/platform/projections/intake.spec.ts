import type { Recorded } from '../../kernel/event.js';
import type { Delivery } from '../event-store/event-store.js';
import type { Query } from '../sql/query.js';
import { takeIn } from './intake.js';
import { StreamFault } from './stream-fault.js';

const place = (commit: number) => ({ commit: BigInt(commit), prepare: BigInt(commit) });

/** `a1 b0!`: event 1 of a, then an event 0 of b that others wrote. */
function batch(text: string): readonly Delivery[] {
  return text.split(' ').map((word, index) => {
    const [, stream = '', revision = '', isForeign] = /^(\w)(\d+)(!?)$/.exec(word) ?? [];
    const event = { id: word, stream, revision: Number(revision), type: 'Happened' } as Recorded;
    return { kind: isForeign ? 'foreign' : 'event', event, position: place(index) };
  });
}

/** Cannot handle these streams; its only statement says what it handled. */
class Picky {
  resets = 0;
  constructor(private readonly cannot: string) {}

  handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const bad = events.find(({ stream }) => this.cannot.includes(stream));
    if (bad) return Promise.reject(new StreamFault(bad, 'seal-broken', undefined));
    return Promise.resolve([events.map(({ id }) => id).join(' ') as unknown as Query]);
  }

  reset(): void {
    this.resets += 1;
  }
}

async function taken(
  text: string,
  cannot: string,
  { parked = '', recent = 0, parks = 3 }: { parked?: string; recent?: number; parks?: number } = {},
) {
  const picky = new Picky(cannot);
  const limit = { parks, withinMs: 1 };
  const parking = { parked: new Set(parked), limit, recent: () => Promise.resolve(recent) };
  const { deliveries, statements, stop, ...intake } = await takeIn(picky, batch(text), parking);
  return {
    handled: (statements as readonly unknown[] as readonly string[]).join(),
    parks: intake.parks.map(({ stream, from, last }) => `${stream}${from}-${last}`).join(' '),
    waiting: [...intake.waiting].map(([stream, last]) => `${stream}${last}`).join(' '),
    events: deliveries.length,
    ...(stop && { stop: stop.stream }),
    resets: picky.resets,
  };
}

describe('a batch', () => {
  it.each([
    [
      'is handled as a whole when all is well',
      ['a0 b0 a1', ''],
      { handled: 'a0 b0 a1', parks: '', waiting: '', events: 3, resets: 0 },
    ],
    [
      'is handled without a stream that cannot be, which is parked from its first event on',
      ['a3 b0 a4 c7 a5', 'a'],
      { handled: 'b0 c7', parks: 'a3-5', waiting: '', events: 5, resets: 1 },
    ],
    [
      'parks several streams one by one',
      ['a0 b0 c0 b1', 'ab'],
      { handled: 'c0', parks: 'a0-0 b0-1', waiting: '', events: 4, resets: 2 },
    ],
    [
      'lets wait what is behind a parked event',
      ['a4 b0 a5', 'a', { parked: 'a' }],
      { handled: 'b0', parks: '', waiting: 'a5', events: 3, resets: 0 },
    ],
    [
      'parks a stream that others wrote to',
      ['a0 b0! a1 b1', ''],
      { handled: 'a0 a1', parks: 'b0-1', waiting: '', events: 4, resets: 1 },
    ],
    [
      'parks a stream that was deleted for good at a number that SQL can hold',
      ['a0 b9007199254740991! a1', ''],
      {
        ...{ handled: 'a0 a1', parks: 'b9007199254740991-9007199254740991', waiting: '' },
        ...{ events: 3, resets: 1 },
      },
    ],
    [
      'counts the end of a deleted stream not as an event that waits',
      ['a9007199254740991! b1! b9007199254740991!', '', { parked: 'a' }],
      { handled: '', parks: 'b1-1', waiting: '', events: 3, resets: 1 },
    ],
    [
      'ends before the stream that is one too many, and parks what it may',
      ['a0 b0 c0 d0 b1', 'bd', { recent: 2 }],
      { handled: 'a0 c0', parks: 'b0-0', waiting: '', events: 3, stop: 'd', resets: 2 },
    ],
    [
      'is nothing when the first stream is one too many',
      ['b0 a0', 'b', { recent: 3 }],
      { handled: '', parks: '', waiting: '', events: 0, stop: 'b', resets: 1 },
    ],
  ] as const)('%s', async (_, given, expected) => {
    const [text, cannot, more] = given as readonly [string, string, object?];
    expect(await taken(text, cannot, more)).toEqual(expected);
  });

  it('parks nothing because of an engine that is away', async () => {
    const away = new Error('SQL is away.');
    const consumer = { handle: () => Promise.reject(away), reset: () => undefined };
    const recent = (): Promise<number> => Promise.reject(new Error('It was asked.'));
    const parking = { parked: new Set<string>(), limit: { parks: 1, withinMs: 1 }, recent };
    await expect(takeIn(consumer, batch('a0 b0'), parking)).rejects.toBe(away);
  });

  it('is not parked for a stream that is not in it: that is a bug', async () => {
    const fault = new StreamFault({ stream: 'z', revision: 0 }, 'handler-failed', undefined);
    const consumer = { handle: () => Promise.reject(fault), reset: () => undefined };
    const parking = {
      parked: new Set<string>(),
      limit: { parks: 1, withinMs: 1 },
      recent: () => Promise.resolve(0),
    };
    await expect(takeIn(consumer, batch('a0'), parking)).rejects.toThrow('was not given');
  });
});
