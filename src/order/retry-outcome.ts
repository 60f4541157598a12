import type { Recorded } from '../kernel/event.js';
import type { FulfillmentRetryRequested, OrderEvent } from './events.js';
import { orderEvolution } from './evolve.js';
import type { OrderState } from './state.js';

/** How a retry ended for a line. `overtaken`: by another wish of a person, before it was attempted. */
export type RetryEnd = 'fulfilled' | 'failed' | 'deferred' | 'overtaken';

/** What became of a retry by hand. An event is absent while it has not ended for the line. */
export interface RetryOutcome {
  readonly request: Recorded<FulfillmentRetryRequested>;
  readonly lines: readonly {
    readonly lineId: string;
    readonly end?: RetryEnd;
    readonly event?: Recorded<OrderEvent>;
  }[];
}

function endOf({ type }: OrderEvent): RetryEnd {
  switch (type) {
    case 'LineFulfilled':
      return 'fulfilled';
    case 'FulfillmentFailed':
      return 'failed';
    case 'FulfillmentDeferred':
      return 'deferred';
    default:
      return 'overtaken';
  }
}

function waits(state: OrderState, lineId: string, retryId: string): boolean {
  return (
    state.stage === 'placed' &&
    state.lines.some(({ id, retry }) => id === lineId && retry?.id === retryId)
  );
}

/**
 * By the fold itself: a retry has ended for a line with the first event after which the line waits for it no more, so an
 * outcome of an attempt that was decided on before does not count. Undefined: the order has no such retry.
 */
export function retryOutcome(
  events: readonly Recorded<OrderEvent>[],
  retryId: string,
): RetryOutcome | undefined {
  const request = events.find(
    (event): event is Recorded<FulfillmentRetryRequested> =>
      event.type === 'FulfillmentRetryRequested' && event.data.retryId === retryId,
  );
  if (!request) return undefined;
  let state: OrderState = orderEvolution.initial;
  const ended = new Map<string, Recorded<OrderEvent>>();
  for (const event of events) {
    state = orderEvolution.evolve(state, event);
    if (event.revision < request.revision) continue;
    for (const lineId of request.data.lineIds) {
      if (!ended.has(lineId) && !waits(state, lineId, retryId)) ended.set(lineId, event);
    }
  }
  const lines = request.data.lineIds.map((lineId) => {
    const event = ended.get(lineId);
    return { lineId, ...(event && { end: endOf(event), event }) };
  });
  return { request, lines };
}
