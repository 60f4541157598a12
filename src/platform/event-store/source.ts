import type { Delivery, EventStore, SubscribeOptions } from './event-store.js';

/** A subscription that can pass from who asked for it to another owner. */
export class Source {
  private readonly stopping = new AbortController();
  private readonly deliveries: AsyncIterator<Delivery>;
  private readonly abort = (): void => {
    this.stopping.abort();
  };

  constructor(
    store: Pick<EventStore, 'subscribe'>,
    private readonly asked: SubscribeOptions,
  ) {
    if (asked.signal.aborted) this.abort();
    asked.signal.addEventListener('abort', this.abort, { once: true });
    const options = { ...asked, signal: this.stopping.signal };
    this.deliveries = store.subscribe(options)[Symbol.asyncIterator]();
  }

  /** Undefined: it was to stop, and did. */
  async next(): Promise<Delivery | undefined> {
    const next = await this.deliveries.next();
    return next.done === true ? undefined : next.value;
  }

  /** Who asked for it may stop now: it goes on. */
  release(): void {
    this.asked.signal.removeEventListener('abort', this.abort);
  }

  async stop(): Promise<void> {
    this.release();
    this.abort();
    await this.deliveries.return?.();
  }
}
