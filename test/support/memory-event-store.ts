import type { Recorded } from '../../src/kernel/event.js';
import type {
  AppendOutcome,
  Delivery,
  EventStore,
  EventToWrite,
} from '../../src/platform/event-store/event-store.js';

/** An event store for unit tests. `before` is awaited before each call, so that a test can choose who goes first. */
export class MemoryEventStore implements EventStore {
  readonly streams = new Map<string, readonly Recorded[]>();
  appends = 0;
  reads = 0;

  constructor(private readonly before: (call: string) => Promise<void> = () => Promise.resolve()) {}

  async append(
    stream: string,
    expectedRevision: number,
    events: readonly EventToWrite[],
  ): Promise<AppendOutcome> {
    await this.before(`append ${stream}`);
    this.appends += 1;
    const known = this.streams.get(stream) ?? [];
    if (known.length - 1 !== expectedRevision) return { kind: 'conflict' };
    const written = events.map(({ id, type, data, metadata }, index) => ({
      ...{ id, stream, type, data, metadata },
      revision: known.length + index,
    }));
    this.streams.set(stream, [...known, ...written]);
    return { kind: 'appended', revision: known.length + events.length - 1 };
  }

  async read(stream: string): Promise<readonly Recorded[]> {
    await this.before(`read ${stream}`);
    this.reads += 1;
    return this.streams.get(stream) ?? [];
  }

  async readLast(stream: string): Promise<Recorded | undefined> {
    return (await this.read(stream)).at(-1);
  }

  subscribe(): AsyncIterable<Delivery> {
    throw new Error('This stand-in has no subscriptions.');
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
