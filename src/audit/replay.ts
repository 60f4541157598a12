import type { Recorded } from '../kernel/event.js';
import { fromRfc3339 } from '../kernel/time.js';
import { orderAggregate } from '../order/aggregate.js';
import type { OrderEvent } from '../order/events.js';
import type { OrderState } from '../order/state.js';
import { orderView, type OrderView } from '../checkout/contract.js';

/** An event, and the order as it was right after it. */
export interface Step {
  readonly event: Recorded<OrderEvent>;
  readonly state: OrderState;
}

/**
 * The order after each of its events, by the very function that decides on it. A gap does not end it: whether the events are
 * all there is the chain's to say, and what the others make of the order is worth seeing.
 */
export function replay(events: readonly Recorded[]): readonly Step[] {
  const { evolution, upcast } = orderAggregate;
  let state = evolution.initial;
  return events.map((one) => {
    const event = upcast(one);
    state = evolution.evolve(state, event);
    return { event, state };
  });
}

/** Which moment of an order's life: after the event of this number, or at this time (epoch ms). */
export type Moment = { readonly revision: number } | { readonly time: number };

/**
 * Where in the stream that moment is; undefined: there was nothing yet, or there is no such event. By time it is the last event
 * that had happened by then, with all before it, though the clocks of two processes may differ.
 */
export function indexAt(events: readonly Recorded[], moment: Moment): number | undefined {
  const index =
    'revision' in moment
      ? events.findIndex(({ revision }) => revision === moment.revision)
      : events.findLastIndex(({ metadata }) => fromRfc3339(metadata.occurredAt) <= moment.time);
  return index === -1 ? undefined : index;
}

/** As `GET /v1/orders/{number}` would have answered; undefined: there was no order to be seen. */
export function viewAfter({ event, state }: Step): OrderView | undefined {
  return orderView({ state, revision: event.revision });
}
