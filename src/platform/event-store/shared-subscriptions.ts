import type { Delivery, EventStore, SubscribeOptions } from './event-store.js';
import { LiveTail, type TailReader } from './live-tail.js';
import type { Position } from './position.js';
import { Source } from './source.js';

/**
 * The same store, of which each event is fetched and decoded once for all in this process that follow the same streams. Each
 * catches up by a subscription of its own. The first one that is live shares it, the others come over when theirs has come as
 * far. To each of them it is one subscription: everything once, in order, and dropped when the shared one is.
 */
export function sharingSubscriptions(store: EventStore): EventStore {
  const shared = new SharedSubscriptions(store);
  return {
    append: (stream, expectedRevision, events) => store.append(stream, expectedRevision, events),
    read: (stream) => store.read(stream),
    readLast: (stream) => store.readLast(stream),
    idAt: (position) => store.idAt(position),
    subscribe: (options) => shared.subscribe(options),
    ping: (timeoutMs) => store.ping(timeoutMs),
    close: () => store.close(),
  };
}

class SharedSubscriptions {
  private readonly tails = new Map<string, LiveTail>();

  constructor(private readonly store: Pick<EventStore, 'subscribe'>) {}

  async *subscribe(options: SubscribeOptions): AsyncIterable<Delivery> {
    const { after, signal } = options;
    const tail = after === 'end' ? this.tails.get(nameOf(options)) : undefined;
    let reader = tail?.join('end', signal);
    try {
      // From here on nothing is missed, which is what `caught-up` says.
      if (reader) yield { kind: 'caught-up' };
      else reader = yield* this.untilShared(options);
      for (let said = await reader?.next(); said; said = await reader?.next()) yield said;
    } finally {
      await reader?.leave();
    }
  }

  /** What a subscription of its own says, until it is shared or a shared one is as far. Undefined: it was to stop. */
  private async *untilShared(
    options: SubscribeOptions,
  ): AsyncGenerator<Delivery, TailReader | undefined, undefined> {
    const own = new Source(this.store, options);
    let { after } = options;
    let isLive = false;
    let isShared = false;
    try {
      for (let said = await own.next(); said; said = await own.next()) {
        if (said.kind === 'caught-up') isLive = true;
        else after = said.position;
        yield said;
        if (!isLive || after === undefined || after === 'end') continue;
        const tail = this.tails.get(nameOf(options));
        isShared = !tail;
        if (!tail) return this.share(own, options, after);
        if (tail.reaches(after)) return tail.join(after, options.signal);
      }
      return undefined;
    } finally {
      if (!isShared) await own.stop();
    }
  }

  private share(own: Source, options: SubscribeOptions, after: Position): TailReader {
    const name = nameOf(options);
    const tail = new LiveTail(own, after, () => {
      if (this.tails.get(name) === tail) this.tails.delete(name);
    });
    this.tails.set(name, tail);
    return tail.join(after, options.signal);
  }
}

function nameOf({ prefixes }: SubscribeOptions): string {
  return JSON.stringify(prefixes);
}
