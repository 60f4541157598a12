import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { countingId } from '../../../test/support/given-when-then.js';
import { eventToWrite } from '../../../test/contract/event-store/events-to-write.js';
import { eventually } from '../../../test/support/eventually.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import { EventStoreUnavailable, type Delivery, type SubscribeOptions } from './event-store.js';
import { sharingSubscriptions } from './shared-subscriptions.js';

/** Tells how many subscriptions are open, and drops those that are. */
class WatchedStore extends MemoryEventStore {
  open = 0;
  private dropping = new AbortController();
  written = 0;

  override async *subscribe(options: SubscribeOptions): AsyncIterable<Delivery> {
    this.open += 1;
    const signal = AbortSignal.any([options.signal, this.dropping.signal]);
    try {
      yield* super.subscribe({ ...options, signal });
      if (!options.signal.aborted) throw new Error('Connection dropped');
    } finally {
      this.open -= 1;
    }
  }

  drop(): void {
    this.dropping.abort();
    this.dropping = new AbortController();
  }

  async write(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const event = eventToWrite({}, { id: countingId(this.written) });
      await this.append('order-1', this.written - 1, [event]);
      this.written += 1;
    }
  }
}

const prefixes = ['order-'];

/** Takes in what is said, when it is let. */
class Follower {
  readonly revisions: number[] = [];
  readonly over: Promise<unknown>;
  caughtUp = 0;
  private readonly stopping = new AbortController();
  private gate: Promise<void> = Promise.resolve();
  private openGate: () => void = () => undefined;

  constructor(store: Pick<MemoryEventStore, 'subscribe'>, after?: SubscribeOptions['after']) {
    const { signal } = this.stopping;
    this.over = this.follow(store.subscribe({ prefixes, after, signal })).catch(
      (error: unknown) => error,
    );
  }

  get last(): number | undefined {
    return this.revisions.at(-1);
  }

  pause(): void {
    this.resume();
    this.gate = new Promise((go) => (this.openGate = go));
  }

  resume(): void {
    this.openGate();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.resume();
    await this.over;
  }

  private async follow(deliveries: AsyncIterable<Delivery>): Promise<void> {
    for await (const said of deliveries) {
      if (said.kind === 'caught-up') this.caughtUp += 1;
      if (said.kind === 'event') this.revisions.push(said.event.revision);
      await this.gate;
    }
  }
}

const upTo = (count: number, from = 0) => Array.from({ length: count - from }, (_, n) => from + n);

async function becomes(look: () => unknown, wanted: unknown): Promise<void> {
  await eventually(look, (seen) => isDeepStrictEqual(seen, wanted));
}

async function haveAll(followers: readonly Follower[], revisions: readonly number[]) {
  await becomes(
    () => followers.map((follower) => follower.revisions),
    followers.map(() => revisions),
  );
}

async function live(store: WatchedStore, count = 2) {
  const sharing = sharingSubscriptions(store);
  const followers = Array.from({ length: count }, () => new Follower(sharing));
  await becomes(
    () => followers.map(({ caughtUp }) => caughtUp),
    followers.map(() => 1),
  );
  await store.write(1);
  await becomes(() => followers.every(({ last }) => last === store.written - 1), true);
  await becomes(() => store.open, 1);
  return { sharing, followers };
}

describe('shared subscriptions', () => {
  it('become one when they are live, and miss nothing', async () => {
    const store = new WatchedStore();
    await store.write(5);
    const { sharing, followers } = await live(store, 3);
    await store.write(300);
    const late = new Follower(sharing);
    await store.write(300);
    await haveAll([...followers, late], upTo(606));
    await store.write(1);
    await becomes(() => store.open, 1);
    await Promise.all([...followers, late].map((follower) => follower.stop()));
    expect(store.open).toBe(0);
  });

  it('go on without the one who was first', async () => {
    const store = new WatchedStore();
    const { followers } = await live(store);
    const [first, second] = followers;
    await first?.stop();
    await store.write(3);
    await becomes(() => second?.revisions, upTo(4));
    expect(first?.revisions).toEqual([0]);
    await second?.stop();
    expect(store.open).toBe(0);
  });

  it('are dropped together, and are shared anew', async () => {
    const store = new WatchedStore();
    const { sharing, followers } = await live(store);
    store.drop();
    for (const { over } of followers) expect(await over).toEqual(new Error('Connection dropped'));
    expect(store.open).toBe(0);
    const again = [new Follower(sharing), new Follower(sharing)];
    await becomes(() => again.map(({ caughtUp }) => caughtUp), [1, 1]);
    await store.write(2);
    await haveAll(again, upTo(3));
    await becomes(() => store.open, 1);
    await Promise.all(again.map((follower) => follower.stop()));
  });

  it('let one be slow, for whom the others do not wait', async () => {
    const store = new WatchedStore();
    const { followers } = await live(store);
    const [slow, quick] = followers;
    slow?.pause();
    await store.write(1_000);
    await becomes(() => quick?.last, 1_000);
    slow?.resume();
    await becomes(() => slow?.revisions, upTo(1_001));
    await Promise.all(followers.map((follower) => follower.stop()));
  });

  it('drop who is too slow, and nobody else', async () => {
    const store = new WatchedStore();
    const { followers } = await live(store);
    const [slow, quick] = followers;
    slow?.pause();
    await store.write(10_300);
    await becomes(() => quick?.last, 10_300);
    slow?.resume();
    expect(await slow?.over).toEqual(new EventStoreUnavailable('The reader is too slow.'));
    await store.write(1);
    await becomes(() => quick?.last, 10_301);
    await quick?.stop();
  });

  it('begin at the end for who asks for that, at once', async () => {
    const store = new WatchedStore();
    const { sharing, followers } = await live(store, 1);
    const news = new Follower(sharing, 'end');
    await becomes(() => news.caughtUp, 1);
    expect(store.open).toBe(1);
    await store.write(2);
    await becomes(() => news.revisions, [1, 2]);
    await Promise.all([...followers, news].map((follower) => follower.stop()));
  });

  it('say everything once and in order, whoever comes, goes and waits when', async () => {
    const step = fc.constantFrom('write', 'write', 'come', 'pause', 'resume', 'breathe');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.nat(5)), { maxLength: 30 }), async (steps) => {
        const store = new WatchedStore();
        const sharing = sharingSubscriptions(store);
        const all = [new Follower(sharing)];
        for (const [what, n] of steps) {
          const one = all[n % all.length];
          if (what === 'write') await store.write(n);
          if (what === 'come') all.push(new Follower(sharing));
          if (what === 'pause') one?.pause();
          if (what === 'resume') one?.resume();
          if (what === 'breathe') await new Promise((go) => setImmediate(go));
        }
        for (const follower of all) follower.resume();
        const expected = upTo(store.written);
        await haveAll(all, expected);
        await Promise.all(all.map((follower) => follower.stop()));
        expect(store.open).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});
