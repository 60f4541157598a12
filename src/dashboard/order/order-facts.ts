import type { HistoryEvent } from '../../audit/contract.js';
import type { OrderView } from '../../checkout/contract.js';
import type { ModuleView } from '../../fulfillment/contract.js';
import type { DiagnosisView, RetryView } from '../../operations/contract.js';
import { orderAggregate } from '../../order/aggregate.js';
import { actsOn } from '../../order/diagnose.js';
import type { Act } from '../../order/diagnosis.js';
import type { BasketLine } from '../../order/order-details.js';

/** All that the page of an order says, from one look. */
export interface OrderFacts {
  readonly order: OrderView;
  readonly diagnosis: DiagnosisView;
  /** Oldest first. */
  readonly events: readonly HistoryEvent[];
  /** What would do something now, by line. */
  readonly acts: ReadonlyMap<string, readonly Act[]>;
  /** The lines as checkout sent them. */
  readonly basket: readonly BasketLine[];
  /** How the modules are that would be called. */
  readonly modules: readonly ModuleView[];
  /** The retry whose outcome is looked at. */
  readonly retry?: RetryView;
}

/** What can be done to each line now, by the deciders themselves. */
export function actsOf(events: readonly HistoryEvent[]): Pick<OrderFacts, 'acts' | 'basket'> {
  const { evolution, upcast } = orderAggregate;
  const state = events
    .map(({ number, id, type, data, metadata }) =>
      upcast({ ...{ id, type, data, metadata }, stream: '', revision: number }),
    )
    .reduce((folded, event) => evolution.evolve(folded, event), evolution.initial);
  const basket = 'details' in state ? state.details.basket.lines : [];
  const lines = state.stage === 'placed' ? state.lines : [];
  const acts = lines.map(
    ({ id }) => [id, state.stage === 'placed' ? actsOn(state, { id }) : []] as const,
  );
  return { acts: new Map(acts), basket };
}
