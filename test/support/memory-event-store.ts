import type { Recorded } from '../../src/kernel/event.js';
import type {
  AppendOutcome,
  Delivery,
  EventStore,
  EventToWrite,
  SubscribeOptions,
} from '../../src/platform/event-store/event-store.js';
import type { Position } from '../../src/platform/event-store/position.js';

const CHECKPOINT_EVERY = 500;

const placeOf = (index: number): Position => ({ commit: BigInt(index), prepare: BigInt(index) });

/** As an event comes back from a real store. */
function stored(event: Recorded): Recorded {
  return JSON.parse(JSON.stringify(event)) as Recorded;
}

/** An event store for unit tests. `before` is awaited before each call, so that a test can choose who goes first. */
export class MemoryEventStore implements EventStore {
  readonly streams = new Map<string, readonly Recorded[]>();
  appends = 0;
  reads = 0;
  private readonly all: Recorded[] = [];
  private readonly waiting = new Set<() => void>();

  constructor(private readonly before: (call: string) => Promise<void> = () => Promise.resolve()) {}

  async append(
    stream: string,
    expectedRevision: number,
    events: readonly EventToWrite[],
  ): Promise<AppendOutcome> {
    await this.before(`append ${stream}`);
    this.appends += 1;
    const known = this.streams.get(stream) ?? [];
    const first = expectedRevision + 1;
    const revision = expectedRevision + events.length;
    if (known.length !== first) {
      const repeated = events.every(({ id }, index) => known[first + index]?.id === id);
      return repeated ? { kind: 'appended', revision } : { kind: 'conflict' };
    }
    const written = events.map(({ id, type, data, metadata }, index) =>
      stored({ ...{ id, stream, type, data, metadata }, revision: first + index }),
    );
    this.streams.set(stream, [...known, ...written]);
    this.all.push(...written);
    for (const wake of [...this.waiting]) wake();
    return { kind: 'appended', revision, position: placeOf(this.all.length - 1) };
  }

  async read(stream: string): Promise<readonly Recorded[]> {
    await this.before(`read ${stream}`);
    this.reads += 1;
    return this.streams.get(stream) ?? [];
  }

  async readLast(stream: string): Promise<Recorded | undefined> {
    return (await this.read(stream)).at(-1);
  }

  async idAt({ commit }: Position): Promise<string | undefined> {
    await this.before(`idAt ${commit}`);
    return this.all[Number(commit)]?.id;
  }

  async *subscribe({ prefixes, after, signal }: SubscribeOptions): AsyncIterable<Delivery> {
    let live = false;
    const behind = after === 'end' ? this.all.length : Number(after?.commit ?? -1n) + 1;
    for (let index = behind; !signal.aborted;) {
      const event = this.all[index];
      if (event) {
        const position = placeOf(index++);
        const wanted = prefixes.some((prefix) => event.stream.startsWith(prefix));
        if (wanted) yield { kind: 'event', event, position };
        else if (index % CHECKPOINT_EVERY === 0) yield { kind: 'checkpoint', position };
      } else if (live) {
        await this.somethingNew(signal);
      } else {
        live = true;
        yield { kind: 'caught-up' };
      }
    }
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private async somethingNew(signal: AbortSignal): Promise<void> {
    let wake: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      this.waiting.add((wake = resolve));
      signal.addEventListener('abort', wake, { once: true });
    });
    this.waiting.delete(wake);
    signal.removeEventListener('abort', wake);
  }
}
