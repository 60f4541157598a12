import fc from 'fast-check';
import type { Recorded } from '../../kernel/event.js';
import { PARK_LIMIT, rule, sortOut, type Happening } from './parking-decision.js';

const position = { commit: 0n, prepare: 0n };

function event(stream: string, revision: number): Happening {
  const recorded = { id: `${stream}@${revision}`, stream, revision, type: 'Happened' } as Recorded;
  return { kind: 'event', event: recorded, position };
}

function foreign(stream: string, revision: number): Happening {
  return { ...event(stream, revision), kind: 'foreign' };
}

const idsOf = (events: readonly Recorded[]) => events.map(({ id }) => id);

describe('an event that arrives', () => {
  it.each([
    ['nothing is parked', [], ['a@1', 'b@1', 'a@2'], {}],
    ['its stream is parked', ['a'], ['b@1'], { a: 2 }],
    ['all are parked', ['a', 'b'], [], { a: 2, b: 1 }],
    ['another is parked', ['c'], ['a@1', 'b@1', 'a@2'], {}],
  ])('given that %s: is it handled or does it wait?', (_, parked, handled, waiting) => {
    const sorted = sortOut([event('a', 1), event('b', 1), event('a', 2)], new Set(parked));
    expect(idsOf(sorted.handle)).toEqual(handled);
    expect(Object.fromEntries(sorted.waiting)).toEqual(waiting);
    expect(sorted.foreign).toBeUndefined();
  });

  it('of others is never handled: its stream is a case for parking, or is parked already', () => {
    const all = [event('a', 1), foreign('a', 2), foreign('b', 0)];
    expect(sortOut(all, new Set()).foreign).toMatchObject({ stream: 'a', revision: 2 });
    expect(sortOut(all, new Set(['a'])).foreign).toMatchObject({ stream: 'b' });
    expect(Object.fromEntries(sortOut(all, new Set(['a', 'b'])).waiting)).toEqual({ a: 2, b: 0 });
  });

  it('is handled in order, or waits behind what is parked, and never both', () => {
    const streams = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(streams), fc.uniqueArray(streams), (order, parked) => {
        const all = order.map((stream, revision) => event(stream, revision));
        const { handle, waiting } = sortOut(all, new Set(parked));
        const expected = order.filter((stream) => !parked.includes(stream));
        expect(handle.map(({ stream }) => stream)).toEqual(expected);
        const present = new Set<string>(order);
        expect([...waiting.keys()].sort()).toEqual(
          parked.filter((stream) => present.has(stream)).sort(),
        );
        for (const [stream, last] of waiting)
          expect(last).toBe(order.findLastIndex((one) => one === stream));
      }),
    );
  });
});

describe('a stream that cannot be handled', () => {
  it.each([
    [0, 'park'],
    [19, 'park'],
    [20, 'stop'],
    [21, 'stop'],
  ] as const)('when %d were parked lately: %s', (recent, ruling) => {
    expect(rule(recent, PARK_LIMIT)).toBe(ruling);
  });
});
