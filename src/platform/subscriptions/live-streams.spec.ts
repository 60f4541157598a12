import { getEventListeners } from 'node:events';
import { eventToWrite } from '../../../test/contract/event-store/events-to-write.js';
import { eventually } from '../../../test/support/eventually.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import { createLogger } from '../observability/logger.js';
import { NO_STREAM, type Delivery, type SubscribeOptions } from '../event-store/event-store.js';
import { LiveStreams } from './live-streams.js';

/** Counts its subscriptions, and drops them when a test says so. */
class Store extends MemoryEventStore {
  subscriptions = 0;
  subscribed = 0;
  refuses = false;
  drop: () => void = () => undefined;

  override async *subscribe(options: SubscribeOptions): AsyncIterable<Delivery> {
    this.subscribed += 1;
    if (this.refuses) throw new Error('refused');
    this.subscriptions += 1;
    const dropped = new AbortController();
    this.drop = () => {
      dropped.abort();
    };
    try {
      const signal = AbortSignal.any([options.signal, dropped.signal]);
      yield* super.subscribe({ ...options, signal });
      if (!options.signal.aborted) throw new Error('dropped');
    } finally {
      this.subscriptions -= 1;
    }
  }
}

const never = new AbortController().signal;
const logger = createLogger({ level: 'silent', json: true });

let store: Store;
let live: LiveStreams;
beforeEach(() => {
  store = new Store();
  const backoff = { baseMs: 1, capMs: 1 };
  live = new LiveStreams(store, logger, { prefixes: ['order-'], lingerMs: 0, backoff });
});
afterEach(async () => {
  live.onModuleDestroy();
  await live.beforeApplicationShutdown();
});

const write = (stream: string, revision: number) =>
  store.append(stream, revision - 1, [eventToWrite()]);

/** A watch of a stream whose start is over: what comes now is heard. */
async function listening(stream: string) {
  const watch = live.watch(stream);
  expect(await watch.beyond(NO_STREAM, never)).toBe(true);
  return watch;
}

describe('who watches a stream', () => {
  it('is told to read it again once the subscription has begun, for what came meanwhile', async () => {
    await write('order-a', 0);
    await listening('order-a');
  });

  it('hears of each event that is written from then on, whoever wrote it, and not of what was read', async () => {
    const watch = await listening('order-a');
    await write('order-a', 0);
    expect(await watch.beyond(NO_STREAM, never)).toBe(true);
    await write('order-a', 1);
    expect(await watch.beyond(0, never)).toBe(true);
    const over = new AbortController();
    const more = watch.beyond(1, over.signal);
    await write('order-b', 0);
    over.abort();
    expect(await more).toBe(false);
  });

  it('shares one subscription with all others, and needs not start again when it comes later', async () => {
    const watches = [await listening('order-a')];
    for (const stream of ['order-a', 'order-b']) watches.push(live.watch(stream));
    await write('order-a', 0);
    await write('order-b', 0);
    for (const watch of watches) expect(await watch.beyond(NO_STREAM, never)).toBe(true);
    expect([store.subscribed, live.watched]).toEqual([1, 2]);
  });

  it('is told that it may have missed something when the subscription was dropped', async () => {
    const watch = await listening('order-a');
    const told = watch.beyond(99, never);
    store.drop();
    expect(await told).toBe(true);
    expect(store.subscribed).toBe(2);
  });

  it('hears again as soon as the store lets it', async () => {
    store.refuses = true;
    const watch = live.watch('order-a');
    await eventually(
      () => store.subscribed,
      (tries) => tries > 2,
    );
    store.refuses = false;
    expect(await watch.beyond(99, never)).toBe(true);
  });

  it('leaves no listener behind on what ends its waiting', async () => {
    const over = new AbortController();
    const watch = await listening('order-a');
    for (const revision of [0, 1, 2]) {
      await write('order-a', revision);
      await watch.beyond(revision - 1, over.signal);
    }
    expect(getEventListeners(over.signal, 'abort')).toEqual([]);
  });

  it('waits no longer than until it is over, and not at all when it is over already', async () => {
    const watch = await listening('order-a');
    expect(await watch.beyond(0, AbortSignal.abort())).toBe(false);
    expect(watch.ended).toBe(false);
  });

  it('waits no longer when the application ends, and neither does who comes later', async () => {
    const watch = await listening('order-a');
    const early = watch.beyond(0, never);
    live.onModuleDestroy();
    const late = live.watch('order-b');
    expect([await early, await late.beyond(0, never)]).toEqual([false, false]);
    expect([watch.ended, late.ended]).toEqual([true, true]);
    await live.beforeApplicationShutdown();
    expect(store.subscriptions).toBe(0);
  });
});

describe('when nobody watches any more', () => {
  it('the subscription ends, and begins again for the next one', async () => {
    const watches = [await listening('order-a'), live.watch('order-a')];
    for (const watch of watches) watch.close();
    await eventually(
      () => store.subscriptions,
      (open) => open === 0,
    );
    expect(live.watched).toBe(0);
    await listening('order-a');
    expect([store.subscriptions, store.subscribed]).toEqual([1, 2]);
  });

  it('for a moment only, it goes on', async () => {
    const lasting = new LiveStreams(store, logger, { prefixes: ['order-'] });
    const first = lasting.watch('order-a');
    await first.beyond(0, never);
    first.close();
    const second = lasting.watch('order-a');
    await write('order-a', 0);
    expect(await second.beyond(NO_STREAM, never)).toBe(true);
    expect(store.subscribed).toBe(1);
    lasting.onModuleDestroy();
    await lasting.beforeApplicationShutdown();
  });
});
