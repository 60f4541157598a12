import type { Recorded } from '../../src/kernel/event.js';
import type {
  AppendOutcome,
  Delivery,
  EventStore,
  EventToWrite,
  Foreign,
  SubscribeOptions,
} from '../../src/platform/event-store/event-store.js';
import type { Position } from '../../src/platform/event-store/position.js';
import { EventsGone } from '../../src/platform/event-store/events-gone.js';
import { readOurs } from '../../src/platform/event-store/read-ours.js';
import { ForeignEvent } from '../../src/platform/event-store/recorded-event.js';

/** A store of one's own within a server that many tests share: all streams are named behind a prefix, and others are not seen. */
export class NamespacedEventStore implements EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly namespace: string,
  ) {}

  append(
    stream: string,
    expectedRevision: number,
    events: readonly EventToWrite[],
  ): Promise<AppendOutcome> {
    return this.store.append(this.namespace + stream, expectedRevision, events);
  }

  async read(stream: string): Promise<readonly Recorded[]> {
    const { events, foreign, gone } = await readOurs(this.store, this.namespace + stream);
    const recorded = events.map(this.ours);
    if (foreign) throw new ForeignEvent({ ...foreign.event, stream }, recorded);
    if (gone) throw new EventsGone(stream, recorded);
    return recorded;
  }

  async readLast(stream: string): Promise<Recorded | undefined> {
    const event = await this.store.readLast(this.namespace + stream);
    return event && this.ours(event);
  }

  idAt(position: Position): Promise<string | undefined> {
    return this.store.idAt(position);
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<Delivery> {
    const prefixes = options.prefixes.map((prefix) => this.namespace + prefix);
    for await (const delivery of this.store.subscribe({ ...options, prefixes }))
      yield this.oursOf(delivery);
  }

  ping(timeoutMs: number): Promise<void> {
    return this.store.ping(timeoutMs);
  }

  close(): Promise<void> {
    return this.store.close();
  }

  private oursOf(delivery: Delivery): Delivery {
    if (delivery.kind === 'event') return { ...delivery, event: this.ours(delivery.event) };
    if (delivery.kind === 'foreign') return { ...delivery, event: this.ours(delivery.event) };
    return delivery;
  }

  private readonly ours = <Event extends Foreign>(event: Event): Event => ({
    ...event,
    stream: event.stream.slice(this.namespace.length),
  });
}
