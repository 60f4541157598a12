import type {
  AllStreamRecordedEvent,
  AllStreamResolvedEvent,
  AllStreamSubscription,
} from '@eventstore/db-client';
import { foreignOf, isOurs, toRecorded } from './recorded-event.js';
import type { Delivery } from './event-store.js';
import { isPlace, type Position } from './position.js';

/**
 * Brings what the client says on three ways (data, `caughtUp`, checkpoint callback) into the one order in which the
 * server said it. Events may still wait in the stream's buffer when a checkpoint is announced: taking the checkpoint
 * first would skip them after a crash.
 */
export class SubscriptionReader {
  private read = 0;
  private readonly marks: { readonly after: number; readonly delivery: Delivery }[] = [];
  private failure: Error | undefined;
  private ended = false;
  private wake: () => void = () => undefined;
  private readonly subscription: AllStreamSubscription;

  constructor(
    subscribe: (checkpointReached: (position: Position) => void) => AllStreamSubscription,
  ) {
    this.subscription = subscribe((position) => {
      if (isPlace(position)) this.mark({ kind: 'checkpoint', position });
    });
    this.subscription
      .on('readable', () => {
        this.wake();
      })
      .on('caughtUp', () => {
        this.mark({ kind: 'caught-up' });
      })
      .on('error', (error: Error) => {
        this.failure = error;
        this.wake();
      })
      .on('end', () => {
        this.ended = true;
        this.wake();
      });
  }

  /** The next thing said; undefined at the end. Throws when the subscription was dropped. */
  async next(signal: AbortSignal): Promise<Delivery | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const delivery = this.takeMark() ?? this.takeEvent();
      if (delivery) return delivery;
      if (this.failure) throw this.failure;
      if (this.ended) return undefined;
      await this.woken(signal);
    }
  }

  private mark(delivery: Delivery): void {
    this.marks.push({ after: this.read + this.subscription.readableLength, delivery });
    this.wake();
  }

  private takeMark(): Delivery | undefined {
    const [first] = this.marks;
    return first && first.after <= this.read ? this.marks.shift()?.delivery : undefined;
  }

  private takeEvent(): Delivery | undefined {
    // Links and events that the server could not resolve are not in our streams.
    const resolved = this.subscription.read() as AllStreamResolvedEvent | null;
    if (resolved === null) return undefined;
    this.read += 1;
    const { event } = resolved;
    if (!event) return this.takeMark() ?? this.takeEvent();
    return deliveryOf(event);
  }

  private async woken(signal: AbortSignal): Promise<void> {
    let stop: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      this.wake = stop = resolve;
      signal.addEventListener('abort', stop, { once: true });
    });
    signal.removeEventListener('abort', stop);
  }
}

function deliveryOf(event: AllStreamRecordedEvent): Delivery {
  const { position } = event;
  return isOurs(event)
    ? { kind: 'event', event: toRecorded(event), position }
    : { kind: 'foreign', event: foreignOf(event), position };
}
