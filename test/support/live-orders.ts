import { OrderCommands } from '../../src/checkout/contract.js';
import { orderView, type OrderView } from '../../src/checkout/read/order-status/order-view.js';
import type { Recorded } from '../../src/kernel/event.js';
import { orderAggregate } from '../../src/order/aggregate.js';
import { EventStoreUnavailable } from '../../src/platform/event-store/event-store.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { LiveStreams } from '../../src/platform/subscriptions/live-streams.js';
import { countingId, folded, recorded, type Given } from './given-when-then.js';
import { MemoryEventStore } from './memory-event-store.js';

export const STREAM = 'order-edx-100001';

/** The order after these events. */
export function viewAfter(events: readonly Given[]): OrderView {
  return orderView(folded(events))!;
}

/** One order in a store, to which a test adds event after event, and who watches it. */
export class LiveOrders {
  storeIsDown = false;
  readonly store = new MemoryEventStore(() =>
    this.storeIsDown ? Promise.reject(new EventStoreUnavailable('down')) : Promise.resolve(),
  );
  readonly orders = new OrderCommands(this.store, orderAggregate, () => countingId(1));
  readonly live = new LiveStreams(this.store, createLogger({ level: 'silent', json: true }), {
    prefixes: ['order-'],
    lingerMs: 0,
  });
  private readonly events: readonly Recorded[];
  private written = 0;

  constructor(story: readonly Given[]) {
    this.events = recorded(story);
  }

  /** The next events of the story happen, as if in another process. */
  async happen(count = 1): Promise<void> {
    const next = this.events.slice(this.written, this.written + count);
    const before = this.written - 1;
    this.written += next.length;
    await this.store.append(STREAM, before, next);
  }

  stop(): Promise<void> {
    this.live.onModuleDestroy();
    return this.live.beforeApplicationShutdown();
  }
}
