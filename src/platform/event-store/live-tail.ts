import { EventStoreUnavailable, type Delivery } from './event-store.js';
import { comparePositions, type Position } from './position.js';
import type { Source } from './source.js';

/** Kept of what all have read, for who comes a little later. */
const KEPT = 128;
/** Kept for who is slow; whoever is slower than that is dropped, as a server does it, and comes again. */
const MOST = 10_000;

/** What one subscription says, for all in this process that have come as far as it. Ends when the last one leaves. */
export class LiveTail {
  private readonly said: Delivery[] = [];
  /** The number of the oldest that is kept. */
  private oldest = 0;
  private readonly readers = new Set<TailReader>();
  private failure: Error | undefined;

  /** @param behind everything after this place is said here (exclusive) */
  constructor(
    private readonly source: Source,
    private behind: Position,
    private readonly onOver: () => void,
  ) {
    source.release();
    void this.listen();
  }

  reaches(after: Position): boolean {
    return comparePositions(this.behind, after) <= 0;
  }

  /** @param after exclusive; `end`: only what comes from now on */
  join(after: Position | 'end', signal: AbortSignal): TailReader {
    const first = after === 'end' ? this.oldest + this.said.length : this.oldest;
    const reader = new TailReader(this, first, after, signal);
    this.readers.add(reader);
    return reader;
  }

  async leave(reader: TailReader): Promise<void> {
    this.readers.delete(reader);
    if (this.readers.size > 0) return;
    this.onOver();
    await this.source.stop();
  }

  /** Undefined: not said yet. Throws when nothing more comes, or when it is not kept any more. */
  at(number: number): Delivery | undefined {
    if (number < this.oldest) throw new EventStoreUnavailable('The reader is too slow.');
    const delivery = this.said[number - this.oldest];
    if (!delivery && this.failure) throw this.failure;
    return delivery;
  }

  private async listen(): Promise<void> {
    try {
      for (let said = await this.source.next(); said; said = await this.source.next()) {
        this.take(said);
      }
      throw new EventStoreUnavailable('The subscription ended.');
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.onOver();
      for (const reader of this.readers) reader.wake();
    }
  }

  private take(delivery: Delivery): void {
    this.said.push(delivery);
    if (this.said.length >= 2 * KEPT) this.forgetOld();
    for (const reader of this.readers) reader.wake();
  }

  private forgetOld(): void {
    const end = this.oldest + this.said.length;
    const read = Math.min(...[...this.readers].map(({ at }) => at));
    const oldest = Math.max(Math.min(read, end - KEPT), end - MOST);
    for (const delivery of this.said.splice(0, Math.max(0, oldest - this.oldest))) {
      this.oldest += 1;
      if (delivery.kind !== 'caught-up') this.behind = delivery.position;
    }
  }
}

/** One that reads along. */
export class TailReader {
  wake: () => void = () => undefined;
  private readonly stop = (): void => {
    this.wake();
  };

  /** @param at the number of what it reads next */
  constructor(
    private readonly tail: LiveTail,
    public at: number,
    private readonly after: Position | 'end',
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', this.stop, { once: true });
  }

  /** The next thing said; undefined when it is to stop. Throws as a subscription does. */
  async next(): Promise<Delivery | undefined> {
    while (!this.signal.aborted) {
      const delivery = this.tail.at(this.at);
      if (!delivery) {
        await new Promise<void>((resolve) => (this.wake = resolve));
        continue;
      }
      this.at += 1;
      if (!this.isKnown(delivery)) return delivery;
    }
    return undefined;
  }

  async leave(): Promise<void> {
    this.signal.removeEventListener('abort', this.stop);
    await this.tail.leave(this);
  }

  private isKnown(delivery: Delivery): boolean {
    if (this.after === 'end' || delivery.kind === 'caught-up') return false;
    return comparePositions(delivery.position, this.after) <= 0;
  }
}
