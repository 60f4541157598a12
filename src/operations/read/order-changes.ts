import type { Recorded } from '../../kernel/event.js';
import { orderAggregate } from '../../order/aggregate.js';
import type { OrderEvent } from '../../order/events.js';
import type { OrderState } from '../../order/state.js';
import { orderStatus } from '../../order/status.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { RecentlyUsed } from '../../platform/key-vault/recently-used.js';
import { readReaching } from '../../platform/projections/read-reaching.js';
import { blaming, faultOr } from '../../platform/projections/stream-fault.js';

/** What one event did to its order. */
export interface OrderStep {
  readonly event: Recorded<OrderEvent>;
  readonly before: OrderState;
  readonly after: OrderState;
}

/** What a batch of events did to an order, oldest first; at least one. */
export interface OrderChange {
  readonly stream: string;
  readonly steps: readonly OrderStep[];
}

/** Bounds memory; of what is not here the stream is read again. */
const MOST_ORDERS = 10_000;

interface Known {
  readonly revision: number;
  readonly state: OrderState;
}

/**
 * How each event changed its order: exactly, so that what is counted by it is counted once, however batches are cut and whenever
 * the process is started. Nothing sealed is opened, for nothing here is about persons: what is told of an order needs no keys,
 * and goes on when they are gone.
 */
export class OrderChanges {
  private orders = new RecentlyUsed<Known>(MOST_ORDERS);

  constructor(private readonly store: Pick<EventStore, 'read'>) {}

  /** @throws StreamFault when it is a stream that cannot be folded */
  async of(events: readonly Recorded[]): Promise<readonly OrderChange[]> {
    const changes = new Map<string, OrderStep[]>();
    for (const event of events) {
      const step = await this.take(event);
      changes.set(event.stream, [...(changes.get(event.stream) ?? []), step]);
    }
    return [...changes].map(([stream, steps]) => ({ stream, steps }));
  }

  /** After a batch that was not written. */
  forget(): void {
    this.orders = new RecentlyUsed(MOST_ORDERS);
  }

  private async take(stored: Recorded): Promise<OrderStep> {
    const { stream, revision } = stored;
    const before = await this.stateBefore(stored);
    const step = blaming(stored, () => stepOf(before, stored));
    if (orderStatus(step.after) === 'Complete') this.orders.delete(stream);
    else this.orders.set(stream, { revision, state: step.after });
    return step;
  }

  private async stateBefore(event: Recorded): Promise<OrderState> {
    const { stream, revision } = event;
    if (revision === 0) return orderAggregate.evolution.initial;
    const known = this.orders.get(stream);
    if (known?.revision === revision - 1) return known.state;
    const all = await readReaching({
      ...{ event, upTo: revision - 1 },
      read: () => this.store.read(stream),
      reachOf: (found) => (found[0]?.revision === 0 ? found.length - 1 : -1),
    }).catch((error: unknown) => {
      throw faultOr(event, error);
    });
    const earlier = all.filter((one) => one.revision < revision);
    return blaming(event, () =>
      earlier.reduce<OrderState>(
        (state, one) => stepOf(state, one).after,
        orderAggregate.evolution.initial,
      ),
    );
  }
}

function stepOf(before: OrderState, stored: Recorded): OrderStep {
  const event = orderAggregate.upcast(stored);
  return { event, before, after: orderAggregate.evolution.evolve(before, event) };
}
