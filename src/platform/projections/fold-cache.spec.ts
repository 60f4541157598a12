import fc from 'fast-check';
import { countingId } from '../../../test/support/given-when-then.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import type { NewEvent, Recorded } from '../../kernel/event.js';
import { StreamCommands, type Aggregate } from '../event-store/stream-commands.js';
import { FoldCache } from './fold-cache.js';
import { eventToWrite } from '../../../test/contract/event-store/events-to-write.js';

type Counted = NewEvent<'Counted', { readonly n: number }>;

/** The numbers of a stream. */
const numbers: Aggregate<readonly number[], Counted> = {
  evolution: { initial: [], evolve: (state, { data }) => [...state, data.n] },
  upcast: (event) => event as Recorded<Counted>,
  schemaVersionOf: () => 1,
};

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('FoldCache', () => {
  let store: MemoryEventStore;
  let cache: FoldCache<readonly number[], Counted>;

  beforeEach(() => {
    store = new MemoryEventStore();
    const newId = () => countingId(1);
    cache = new FoldCache(new StreamCommands(store, numbers, newId));
  });

  async function written(stream: string, count: number): Promise<readonly Recorded[]> {
    const before = store.streams.get(stream)?.length ?? 0;
    const events = upTo(count).map((n) => eventToWrite({ n: before + n }, { type: 'Counted' }));
    await store.append(stream, before - 1, events);
    return store.streams.get(stream)!.slice(before);
  }

  /** What is folded after each event. */
  async function takeAll(events: readonly Recorded[]) {
    const states: (readonly number[] | undefined)[] = [];
    for (const event of events) states.push((await cache.take(event))?.state);
    return states;
  }

  it('folds what it hears from the beginning, and reads nothing', async () => {
    const events = await written('s', 3);
    expect(await takeAll(events)).toEqual([[0], [0, 1], [0, 1, 2]]);
    expect(cache.get('s')).toMatchObject({ revision: 2, state: [0, 1, 2] });
    expect(store.reads).toBe(0);
  });

  it('reads a stream once that it hears from the middle of, and skips what that brought', async () => {
    const events = await written('s', 6);
    const all = upTo(6);
    expect(await takeAll(events.slice(2))).toEqual([all, undefined, undefined, undefined]);
    expect(await takeAll(await written('s', 1))).toEqual([upTo(7)]);
    expect(store.reads).toBe(1);
  });

  it('knows again what was finished, by one read', async () => {
    await takeAll(await written('s', 2));
    cache.drop('s');
    expect(cache.get('s')).toBeUndefined();
    expect(await takeAll(await written('s', 3))).toEqual([upTo(5), undefined, undefined]);
    expect(store.reads).toBe(1);
  });

  it('keeps a finished stream until all was delivered that it has read of it', async () => {
    const events = await written('s', 5);
    await cache.take(events[1]!);
    cache.drop('s');
    expect(await takeAll(events.slice(2))).toEqual([undefined, undefined, undefined]);
    expect([store.reads, cache.get('s')]).toEqual([1, undefined]);
  });

  it('takes a stream for unfinished again when it goes on', async () => {
    const events = await written('s', 3);
    await cache.take(events[1]!);
    cache.drop('s');
    await cache.take(events[2]!);
    const [fourth] = await written('s', 1);
    await cache.take(fourth!);
    expect(cache.get('s')).toMatchObject({ revision: 3 });
  });

  it('forgets everything when it is told to', async () => {
    const events = await written('s', 2);
    await cache.take(events[0]!);
    cache.clear();
    expect(await takeAll(events)).toEqual([[0], [0, 1]]);
    cache.clear();
    expect(await takeAll(events.slice(1))).toEqual([[0, 1]]);
    expect(store.reads).toBe(1);
  });

  it('refuses a read that does not know the event yet, as a replica might give it', async () => {
    const events = await written('s', 3);
    store.streams.set('s', events.slice(0, 1));
    await expect(cache.take(events[2]!)).rejects.toThrow(/cannot be read yet/);
    expect(cache.get('s')).toBeUndefined();
  });

  it('blames a stream of which nothing is there any more', async () => {
    const events = await written('s', 3);
    store.streams.set('s', []);
    await expect(cache.take(events[2]!)).rejects.toMatchObject({
      ...{ name: 'StreamFault', code: 'events-gone', stream: 's', revision: 2 },
    });
  });

  it('waits a moment for one that is not there yet', async () => {
    const events = await written('s', 2);
    store.streams.set('s', []);
    const taken = cache.take(events[1]!);
    setImmediate(() => store.streams.set('s', events));
    expect((await taken)?.state).toEqual([0, 1]);
  });

  it('always knows at least what it was told, whatever is read, dropped or forgotten', async () => {
    const step = fc.record({
      stream: fc.constantFrom('a', 'b'),
      then: fc.constantFrom('go on', 'drop', 'clear', 'write'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        store.streams.clear();
        cache.clear();
        const heard = new Map([
          ['a', 0],
          ['b', 0],
        ]);
        for (const { stream, then } of steps) {
          const next = heard.get(stream)!;
          if (!store.streams.get(stream)?.[next]) await written(stream, 1);
          const event = store.streams.get(stream)![next]!;
          const folded = await cache.take(event);
          heard.set(stream, next + 1);
          if (folded) expect(folded.revision).toBeGreaterThanOrEqual(next);
          if (folded) expect(folded.state).toEqual(upTo(folded.revision + 1));
          if (then === 'drop') cache.drop(stream);
          if (then === 'clear') cache.clear();
          if (then === 'write') await written(stream, 2);
        }
      }),
    );
  });
});
