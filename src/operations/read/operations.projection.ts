import type { Recorded } from '../../kernel/event.js';
import { ORDER_STREAM_PREFIX } from '../../order/order-stream.js';
import type { ModuleOf } from '../../order/plan.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { Consumer } from '../../platform/projections/consumer.js';
import type { Query } from '../../platform/sql/query.js';
import { OrderChanges } from './order-changes.js';
import { writeFigures } from './figures/figures.rows.js';
import { writeStuckWork } from './stuck-work/stuck-work.rows.js';

/**
 * Of what its tables say. With another one all events are read again: a migration has to empty the tables, for counts would be
 * added to what is there.
 */
const VERSION = 2;
export const OPERATIONS_CONSUMER = `operations-${VERSION}`;

/** By how much the tables may be behind the events, ms; null: not known. */
export type Lag = () => number | null;
export const OPERATIONS_LAG = Symbol('OperationsLag');

/** Keeps what operators are shown of all orders together. One consumer, so that each event is taken apart once for all of it. */
export class OperationsProjection implements Consumer {
  readonly name = OPERATIONS_CONSUMER;
  readonly prefixes = [ORDER_STREAM_PREFIX];
  private readonly changes: OrderChanges;

  constructor(
    store: Pick<EventStore, 'read'>,
    private readonly moduleOf: ModuleOf,
  ) {
    this.changes = new OrderChanges(store);
  }

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const changes = await this.changes.of(events);
    return [...writeStuckWork(changes, this.moduleOf), ...writeFigures(changes)];
  }

  committed(): void {
    // Nobody waits for these tables.
  }

  reset(): void {
    this.changes.forget();
  }
}
