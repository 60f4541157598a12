import type { Folded } from '../../../kernel/folded.js';
import type { Recorded } from '../../../kernel/event.js';
import type { OrderState } from '../../../order/state.js';
import type { OrderCommands } from '../../../checkout/contract.js';
import type { EventStore } from '../../../platform/event-store/event-store.js';
import { readOurs } from '../../../platform/event-store/read-ours.js';
import { faultOr, StreamFault } from '../../../platform/projections/stream-fault.js';

/** An order as far as it can be read. */
export interface ReadOrder {
  readonly order: Folded<OrderState>;
  /** Those that made it. */
  readonly events: readonly Recorded[];
  /** What could not be taken in, if anything: the order is as it was before it. */
  readonly fault: StreamFault | undefined;
}

/**
 * Ends before the first event that cannot be read, and names it; without its beginning nothing of it can. Throws what is not
 * the stream's own fault.
 */
export async function readOrder(
  store: EventStore,
  orders: OrderCommands,
  stream: string,
): Promise<ReadOrder> {
  const { events, foreign, gone } = await readOurs(store, stream);
  let order = orders.nothing;
  if (gone) {
    const fault = new StreamFault({ stream, revision: 0 }, 'events-gone', gone);
    return { order, events: [], fault };
  }
  for (const [index, event] of events.entries()) {
    try {
      order = await orders.take(order, event);
    } catch (error) {
      const met = faultOr(event, error);
      if (!(met instanceof StreamFault)) throw error;
      return { order, events: events.slice(0, index), fault: met };
    }
  }
  const fault = foreign && new StreamFault(foreign.event, 'foreign-event', foreign);
  return { order, events, fault };
}
