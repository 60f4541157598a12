import { randomUUID } from 'node:crypto';
import { eventHash } from '../../../src/kernel/event-hash.js';
import type { Recorded } from '../../../src/kernel/event.js';
import {
  NO_STREAM,
  type Delivery,
  type EventStore,
} from '../../../src/platform/event-store/event-store.js';
import type { Position } from '../../../src/platform/event-store/position.js';
import { chained, eventToWrite } from './events-to-write.js';

const DIFFICULT = [
  { big: 1e21, small: 1e-7, tenth: 0.1, sum: 0.1 + 0.2, zero: -0, max: Number.MAX_VALUE },
  { name: 'Ada Łukasiewicz – Ωμέγα', emoji: '👩‍🚀', control: '\u0000\u001f\u007f', line: '\u2028\n' },
  { '': 'empty key', '\u00e9': 'composed', 'e\u0301': 'decomposed', z: 1, a: 2, 10: 'ten', 9: 9 },
  { nested: [[], {}, [null, true, { deep: ['"', '\\', '/'] }]], absent: undefined },
  [],
  'text alone',
  null,
];

/** What every event store does. `open` gives one that may hold other things already. */
export function describeEventStore(open: () => Promise<EventStore>): void {
  let store: EventStore;
  let stream: string;

  beforeAll(async () => {
    store = await open();
  });

  afterAll(() => store.close());

  beforeEach(() => {
    stream = `contract-${randomUUID()}`;
  });

  const some = (count: number) => Array.from({ length: count }, (_, n) => eventToWrite({ n }));
  const ids = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);

  describe('append', () => {
    it('writes to a stream that does not exist', async () => {
      const events = some(2);
      const outcome = await store.append(stream, NO_STREAM, events);
      expect(outcome).toMatchObject({ kind: 'appended', revision: 1 });
      expect(await store.read(stream)).toEqual(
        events.map((event, revision) => ({ ...event, stream, revision })),
      );
    });

    it('writes behind the revision that was decided on', async () => {
      await store.append(stream, NO_STREAM, some(2));
      expect(await store.append(stream, 1, some(1))).toMatchObject({ revision: 2 });
      expect(await store.append(stream, 2, some(3))).toMatchObject({ revision: 5 });
    });

    it.each([NO_STREAM, 0, 2, 7])('refuses revision %d of a stream at 1', async (expected) => {
      const before = some(2);
      await store.append(stream, NO_STREAM, before);
      expect(await store.append(stream, expected, some(2))).toEqual({ kind: 'conflict' });
      expect(ids(await store.read(stream))).toEqual(ids(before));
    });

    it('refuses a revision of a stream that does not exist', async () => {
      expect(await store.append(stream, 0, some(1))).toEqual({ kind: 'conflict' });
      expect(await store.read(stream)).toEqual([]);
    });

    it('lets one of many writers win, and writes nothing of the others', async () => {
      await store.append(stream, NO_STREAM, some(1));
      const writers = Array.from({ length: 8 }, () => some(3));
      const outcomes = await Promise.all(writers.map((events) => store.append(stream, 0, events)));
      const winners = writers.filter((_, index) => outcomes[index]?.kind === 'appended');
      expect(winners).toHaveLength(1);
      expect(ids(await store.read(stream)).slice(1)).toEqual(ids(winners[0]!));
    });

    it('recognises the same events sent again', async () => {
      const [first, second] = [some(1), some(2)];
      await store.append(stream, NO_STREAM, first);
      await store.append(stream, 0, second);
      expect(await store.append(stream, 0, second)).toMatchObject({
        kind: 'appended',
        revision: 2,
      });
      expect(await store.append(stream, NO_STREAM, first)).toMatchObject({ revision: 0 });
      expect(ids(await store.read(stream))).toEqual(ids([...first, ...second]));
    });

    it('recognises them after others wrote behind them', async () => {
      const events = some(2);
      await store.append(stream, NO_STREAM, events);
      await store.append(stream, 1, some(4));
      expect(await store.append(stream, NO_STREAM, events)).toMatchObject({ revision: 1 });
      expect(await store.read(stream)).toHaveLength(6);
    });

    it('is not fooled by a repeat that only begins alike', async () => {
      const events = some(2);
      await store.append(stream, NO_STREAM, events);
      const outcome = await store.append(stream, NO_STREAM, [events[0]!, ...some(1)]);
      expect(outcome).toEqual({ kind: 'conflict' });
    });
  });

  describe('read', () => {
    it('finds nothing where no stream is', async () => {
      expect(await store.read(stream)).toEqual([]);
      expect(await store.readLast(stream)).toBeUndefined();
    });

    it('brings all events, oldest first, and the last', async () => {
      const events = some(70);
      await store.append(stream, NO_STREAM, events);
      expect(ids(await store.read(stream))).toEqual(ids(events));
      expect(await store.readLast(stream)).toMatchObject({ id: events[69]!.id, revision: 69 });
    });

    it('brings back what was written, hash by hash', async () => {
      const written = chained(stream, DIFFICULT);
      await store.append(stream, NO_STREAM, written);
      const read = await store.read(stream);
      expect(read.map(eventHash)).toEqual(written.map(eventHash));
      const links = read.map(({ metadata }) => metadata.prevHash);
      expect(links).toEqual([undefined, ...read.slice(0, -1).map(eventHash)]);
    });

    it('keeps all metadata', async () => {
      const metadata = {
        ...eventToWrite().metadata,
        ...{ reason: 'weil „darum“', traceparent: '00-ab-cd-01', prevHash: 'abc' },
        fingerprint: { keyId: 'k1', value: 'v' },
      };
      await store.append(stream, NO_STREAM, [eventToWrite({}, { metadata })]);
      expect((await store.readLast(stream))?.metadata).toEqual(metadata);
    });
  });

  describe('subscribe', () => {
    /** What is said until `enough` is true of it. */
    async function hear(
      prefixes: readonly string[],
      enough: (heard: readonly Delivery[]) => boolean,
      after?: Position | 'end',
    ): Promise<readonly Delivery[]> {
      const stop = new AbortController();
      const heard: Delivery[] = [];
      for await (const delivery of store.subscribe({ prefixes, after, signal: stop.signal })) {
        heard.push(delivery);
        if (enough(heard)) stop.abort();
      }
      return heard;
    }

    const caughtUp = (heard: readonly Delivery[]) => heard.at(-1)?.kind === 'caught-up';
    const eventsOf = (heard: readonly Delivery[]): readonly Recorded[] =>
      heard.flatMap((delivery) => (delivery.kind === 'event' ? [delivery.event] : []));
    const placesOf = (heard: readonly Delivery[]) =>
      heard.flatMap((delivery) => (delivery.kind === 'event' ? [delivery.position] : []));

    it('brings what was written, in the order of the store, then says that it is live', async () => {
      const [a, b] = [`${stream}-a`, `${stream}-b`];
      const [a1, b1, a2] = [some(40), some(40), some(20)];
      await store.append(a, NO_STREAM, a1);
      await store.append(b, NO_STREAM, b1);
      await store.append(a, 39, a2);
      const heard = await hear([stream], caughtUp);
      expect(ids(eventsOf(heard))).toEqual(ids([...a1, ...b1, ...a2]));
      expect(eventsOf(heard).at(-1)).toEqual((await store.read(a)).at(-1));
    });

    it('brings only streams that begin so', async () => {
      const events = some(2);
      await store.append(`other-${stream}`, NO_STREAM, some(1));
      await store.append(`${stream}-x`, NO_STREAM, [events[0]!]);
      await store.append(stream.toUpperCase(), NO_STREAM, some(1));
      await store.append(`second-${stream}`, NO_STREAM, [events[1]!]);
      const heard = await hear([stream, `second-${stream}`], caughtUp);
      expect(ids(eventsOf(heard))).toEqual(ids(events));
    });

    it('starts behind the position it is given', async () => {
      const events = some(5);
      await store.append(stream, NO_STREAM, events);
      const places = placesOf(await hear([stream], caughtUp));
      expect(places).toHaveLength(5);
      for (const [index, place] of places.entries()) {
        const heard = await hear([stream], caughtUp, place);
        expect(ids(eventsOf(heard))).toEqual(ids(events.slice(index + 1)));
      }
    });

    it('tells which event is at a place, and nothing where none is', async () => {
      const events = some(3);
      await store.append(stream, NO_STREAM, events);
      const places = placesOf(await hear([stream], caughtUp));
      expect(await Promise.all(places.map((place) => store.idAt(place)))).toEqual(ids(events));
      const beyond = { commit: places[2]!.commit + 10n ** 12n, prepare: 10n ** 12n };
      expect(await store.idAt(beyond)).toBeUndefined();
    });

    it('tells the position of an append, or nothing', async () => {
      const outcome = await store.append(stream, NO_STREAM, some(2));
      const places = placesOf(await hear([stream], caughtUp));
      expect(outcome).toMatchObject({ position: places[1] });
    });

    it('brings what is written while it is live', async () => {
      const events = some(30);
      let revision = NO_STREAM;
      const heard = await hear([stream], (said) => {
        const count = eventsOf(said).length;
        const next = events[revision + 1];
        const isWaiting = said.some(({ kind }) => kind === 'caught-up') && count === revision + 1;
        if (isWaiting && next) void store.append(stream, revision++, [next]);
        return count === events.length;
      });
      expect(ids(eventsOf(heard))).toEqual(ids(events));
    });

    it('from the end brings all that is written once it is live, and nothing from before', async () => {
      await store.append(stream, NO_STREAM, some(3));
      const events = some(2);
      const heard = await hear(
        [stream],
        (said) => {
          if (said.length === 1) void store.append(stream, 2, events);
          return eventsOf(said).length === events.length;
        },
        'end',
      );
      expect(heard[0]?.kind).toBe('caught-up');
      expect(ids(eventsOf(heard))).toEqual(ids(events));
    });

    it('never says a checkpoint ahead of what it has brought', async () => {
      const events = some(3);
      await store.append(stream, NO_STREAM, some(1));
      const start = placesOf(await hear([stream], caughtUp))[0]!;
      for (const [index, event] of events.entries()) {
        const noise = Array.from({ length: 1_200 }, () => eventToWrite());
        await store.append(`noise-${randomUUID()}`, NO_STREAM, noise);
        await store.append(stream, index, [event]);
      }
      const heard = await hear([stream], caughtUp, start);
      expect(heard.some(({ kind }) => kind === 'checkpoint')).toBe(true);
      for (const [index, delivery] of heard.entries()) {
        if (delivery.kind !== 'checkpoint') continue;
        const resumed = await hear([stream], caughtUp, delivery.position);
        expect(ids(eventsOf(resumed))).toEqual(ids(eventsOf(heard.slice(index))));
      }
    });

    it('ends when it is told to, before, while and after it has something to say', async () => {
      const aborted = AbortSignal.abort();
      const silent = store.subscribe({ prefixes: [stream], signal: aborted });
      expect(await silent[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
      await store.append(stream, NO_STREAM, some(3));
      expect(eventsOf(await hear([stream], (said) => eventsOf(said).length === 1))).toHaveLength(1);
      const stop = new AbortController();
      for await (const { kind } of store.subscribe({ prefixes: [stream], signal: stop.signal })) {
        if (kind !== 'caught-up') continue;
        setImmediate(() => {
          stop.abort();
        });
      }
    });
  });

  it('answers a ping', async () => {
    await expect(store.ping(5_000)).resolves.toBeUndefined();
  });
}
