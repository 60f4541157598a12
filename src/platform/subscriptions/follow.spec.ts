import fc from 'fast-check';
import { getEventListeners } from 'node:events';
import { countingId } from '../../../test/support/given-when-then.js';
import { eventToWrite } from '../../../test/contract/event-store/events-to-write.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import type { Delivery, EventStore, SubscribeOptions } from '../event-store/event-store.js';
import { comparePositions, type Position } from '../event-store/position.js';
import { follow, type FollowOptions } from './follow.js';

type After = SubscribeOptions['after'];
const commitOf = (after: After) => (typeof after === 'object' ? after.commit : undefined);
const place = (n: number): Position => ({ commit: BigInt(n), prepare: BigInt(n) });

function said(n: number): Delivery {
  const event = { ...eventToWrite({}, { id: countingId(n) }), stream: 's', revision: n };
  return { kind: 'event', event, position: place(n) };
}

/** How one subscription goes wrong. */
interface Drop {
  /** After so many deliveries; 0: at once. */
  readonly after: number;
  /** It begins so many places before what it was asked for. */
  readonly repeats: number;
  readonly checkpointEvery: number;
  readonly caughtUpFirst: boolean;
}

/** Brings events 1 to `count`, is dropped as it is told, and at last stays. */
class DroppingStore {
  readonly asked: After[] = [];

  constructor(
    private readonly count: number,
    private readonly drops: readonly Drop[],
  ) {}

  async *subscribe({ after }: SubscribeOptions): AsyncIterable<Delivery> {
    const drop = this.drops[this.asked.length];
    this.asked.push(after);
    let left = drop?.after ?? Infinity;
    for (const delivery of this.deliveries(Number(commitOf(after) ?? 0), drop)) {
      if (left-- === 0) throw new Error('Consumer too slow');
      yield await Promise.resolve(delivery);
    }
    if (drop) throw new Error('Connection dropped');
  }

  private *deliveries(after: number, drop: Drop | undefined): Iterable<Delivery> {
    if (drop?.caughtUpFirst) yield { kind: 'caught-up' };
    for (let n = Math.max(1, after + 1 - (drop?.repeats ?? 0)); n <= this.count; n += 1) {
      yield said(n);
      const isCheckpoint = drop && n % drop.checkpointEvery === 0;
      if (isCheckpoint) yield { kind: 'checkpoint', position: place(n) };
    }
    yield { kind: 'caught-up' };
  }
}

describe('follow', () => {
  const instantly = { backoff: { baseMs: 0, capMs: 0 }, random: () => 0 };

  /** Everything that is heard until event `count` came and it is live. */
  async function hear(
    store: Pick<EventStore, 'subscribe'>,
    count: number,
    options: Partial<FollowOptions> = {},
  ): Promise<readonly Delivery[]> {
    const stop = new AbortController();
    const heard: Delivery[] = [];
    const following = { ...instantly, prefixes: ['s'], signal: stop.signal, ...options };
    let last = 0n;
    for await (const delivery of follow(store, following)) {
      heard.push(delivery);
      if (delivery.kind === 'event') last = delivery.position.commit;
      if (last === BigInt(count) && delivery.kind === 'caught-up') stop.abort();
    }
    return heard;
  }

  const numbers = (heard: readonly Delivery[]) =>
    heard.flatMap((delivery) => (delivery.kind === 'event' ? [delivery.event.revision] : []));
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it.each(upTo(12))('goes on when it is dropped after every %d deliveries', async (after) => {
    const drop = { after, repeats: 0, checkpointEvery: 3, caughtUpFirst: false };
    const store = new DroppingStore(10, Array<Drop>(11).fill(drop));
    expect(numbers(await hear(store, 10))).toEqual(upTo(10));
  });

  it('brings each event once and in order, whenever and however often it is dropped', async () => {
    const drop = fc.record<Drop>({
      after: fc.nat(8),
      repeats: fc.nat(4),
      checkpointEvery: fc.integer({ min: 1, max: 4 }),
      caughtUpFirst: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(12), fc.array(drop, { maxLength: 12 }), async (count, drops) => {
        const heard = await hear(new DroppingStore(count, drops), count);
        expect(numbers(heard)).toEqual(upTo(count));
        const positions = heard.flatMap((said) => ('position' in said ? [said.position] : []));
        for (const [index, position] of positions.entries()) {
          if (index === 0) continue;
          expect(comparePositions(positions[index - 1]!, position)).toBeLessThan(0);
        }
      }),
    );
  });

  it('asks for what is behind the last thing it brought, a checkpoint too', async () => {
    const asked: unknown[] = [];
    const store = {
      async *subscribe({ after }: SubscribeOptions): AsyncIterable<Delivery> {
        asked.push(commitOf(after));
        if (asked.length === 1) yield await Promise.resolve(said(2));
        if (asked.length === 2) yield { kind: 'checkpoint', position: place(7) };
        if (asked.length < 4) throw new Error('dropped');
        yield said(8);
        yield { kind: 'caught-up' };
      },
    };
    await hear(store, 8, { after: place(1) });
    expect(asked).toEqual([1n, 2n, 7n, 7n]);
  });

  it('tells of every drop before it goes on', async () => {
    const drop = { after: 1, repeats: 0, checkpointEvery: 9, caughtUpFirst: false };
    const drops: unknown[] = [];
    await hear(new DroppingStore(3, [drop, drop]), 3, { onDropped: (error) => drops.push(error) });
    expect(drops).toEqual([new Error('Consumer too slow'), new Error('Consumer too slow')]);
  });

  it('takes a subscription that ends by itself for a drop', async () => {
    let asked = 0;
    const ending = {
      async *subscribe(): AsyncIterable<Delivery> {
        asked += 1;
        if (asked < 3) return;
        yield await Promise.resolve(said(1));
        yield { kind: 'caught-up' };
      },
    };
    const drops: unknown[] = [];
    const heard = await hear(ending, 1, { onDropped: (error) => drops.push(error) });
    expect(numbers(heard)).toEqual([1]);
    expect(drops).toHaveLength(2);
  });

  it('fetches nothing while the caller is busy', async () => {
    let brought = 0;
    const store = {
      *subscribe(): Iterable<Delivery> {
        for (;;) yield said((brought += 1));
      },
    };
    const stop = new AbortController();
    const following = follow(store as unknown as EventStore, {
      ...{ prefixes: ['s'], signal: stop.signal },
    });
    const deliveries = following[Symbol.asyncIterator]();
    await deliveries.next();
    await deliveries.next();
    expect(brought).toBe(2);
  });

  it('ends when it is told to while it waits for a server that is away', async () => {
    const stop = new AbortController();
    const store = new DroppingStore(
      0,
      Array<Drop>(9).fill({
        ...{ after: 0, repeats: 0, checkpointEvery: 1, caughtUpFirst: false },
      }),
    );
    const waiting = { backoff: { baseMs: 1e9, capMs: 1e9 }, random: () => 0.999 };
    const following = follow(store, {
      ...{ prefixes: ['s'], signal: stop.signal, ...waiting },
      onDropped: () => {
        setImmediate(() => {
          stop.abort();
        });
      },
    });
    for await (const delivery of following) throw new Error(delivery.kind);
    expect(store.asked).toHaveLength(1);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it('begins nothing when it was told to end before', async () => {
    const store = new MemoryEventStore();
    const following = follow(store, { prefixes: ['s'], signal: AbortSignal.abort() });
    for await (const delivery of following) throw new Error(delivery.kind);
  });
});
