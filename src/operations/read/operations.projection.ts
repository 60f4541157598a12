import type { Recorded } from '../../kernel/event.js';
import { ORDER_STREAM_PREFIX } from '../../order/order-stream.js';
import type { ModuleOf } from '../../order/plan.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { Consumer } from '../../platform/projections/consumer.js';
import {
  consumerOf,
  type Place,
  type Projection,
} from '../../platform/projections/versions/projection.js';
import type { Query } from '../../platform/sql/query.js';
import { type OrderChange, OrderChanges } from './order-changes.js';
import { forgetOldHours, latestHour, writeFigures } from './figures/figures.rows.js';
import { writeStuckWork } from './stuck-work/stuck-work.rows.js';

/** Of what its tables say. With a higher one they are built anew beside those that are read, and then switched to. */
const VERSION = 2;
export const OPERATIONS_CONSUMER = 'operations';

const TABLES = ['stuck_work', 'hourly_outcomes', 'hourly_times', 'status_counts'];

/** By how much the tables may be behind the events, ms; null: not known. */
export type Lag = () => Promise<number | null>;
export const OPERATIONS_LAG = Symbol('OperationsLag');

/** Keeps what operators are shown of all orders together. One consumer, so that each event is taken apart once for all of it. */
export class OperationsProjection implements Consumer {
  readonly name: string;
  readonly prefixes = [ORDER_STREAM_PREFIX];
  private readonly changes: OrderChanges;
  /** Up to which hour the tables were rid of old ones. */
  private ridFor = 0;

  constructor(
    store: Pick<EventStore, 'read'>,
    private readonly moduleOf: ModuleOf,
    private readonly place: Place = 'live',
  ) {
    this.name = consumerOf(OPERATIONS_CONSUMER, place);
    this.changes = new OrderChanges(store);
  }

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const changes = await this.changes.of(events);
    const { place } = this;
    return [
      ...writeStuckWork(place, changes, this.moduleOf),
      ...writeFigures(place, changes),
      ...this.oncePerHour(changes),
    ];
  }

  /** Not with each batch: each takes time that events wait for. Done twice after a failure, it is the same. */
  private oncePerHour(changes: readonly OrderChange[]): readonly Query[] {
    const hour = latestHour(changes);
    if (hour <= this.ridFor) return [];
    this.ridFor = hour;
    return forgetOldHours(this.place);
  }

  committed(): void {
    // Nobody waits for these tables.
  }

  reset(): void {
    this.changes.forget();
  }
}

/** The tables of this context that are made of orders, for what builds them anew. */
export function operationsProjection(
  store: Pick<EventStore, 'read'>,
  moduleOf: ModuleOf,
): Projection {
  return {
    ...{ name: OPERATIONS_CONSUMER, version: VERSION, tables: TABLES },
    consumer: (place) => new OperationsProjection(store, moduleOf, place),
  };
}
