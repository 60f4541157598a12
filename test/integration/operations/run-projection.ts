import type { Recorded } from '../../../src/kernel/event.js';
import { OperationsProjection } from '../../../src/operations/read/operations.projection.js';
import type { OrderEvent } from '../../../src/order/events.js';
import type { ModuleOf } from '../../../src/order/plan.js';
import type { Database } from '../../../src/platform/sql/database.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { always } from '../../support/order-model.js';

export type Event = Recorded<OrderEvent>;

export const moduleOf: ModuleOf = ({ productType }) =>
  productType === 'Seat' ? 'enrollment' : 'donation';

/** Histories of orders, as any sequence of commands makes them, each in a stream of its own. */
export function histories(most: number): readonly (readonly Event[])[] {
  const all: (readonly Event[])[] = [];
  always(({ events }) => {
    if (events.length > 0) all.push(events);
  });
  return all
    .slice(0, most)
    .map((events, nth) => events.map((event) => ({ ...event, stream: `order-${nth}` })));
}

/** One log of many streams: each stream in its order, and any order between them. */
export function interleaved(
  streams: readonly (readonly Event[])[],
  choices: readonly number[],
): Event[] {
  const left = streams.map((events) => [...events]).filter((events) => events.length > 0);
  const log: Event[] = [];
  for (let i = 0; left.length > 0; i += 1) {
    const nth = (choices[i % choices.length] ?? 0) % left.length;
    log.push(...left[nth]!.splice(0, 1));
    if (left[nth]!.length === 0) left.splice(nth, 1);
  }
  return log;
}

/** How a log is taken in: in batches, of which some are not written and come again, and by processes that are started anew. */
export interface Course {
  readonly batch: number;
  /** Index of the event that it begins with; the others are in the store only. */
  readonly from?: number;
  readonly place?: 'live' | 'beside';
  readonly fails?: (nth: number) => boolean;
  readonly restarts?: (nth: number) => boolean;
}

const never = (): boolean => false;
const USUAL = { from: 0, place: 'live', fails: never, restarts: never } as const;

/** What a runner does with the projection of operations. */
export async function takeIn(
  database: Database,
  log: readonly Event[],
  course: Course,
): Promise<void> {
  const { batch, from, place, fails, restarts } = { ...USUAL, ...course };
  const store = new MemoryEventStore();
  for (const event of log) {
    store.streams.set(event.stream, [...(store.streams.get(event.stream) ?? []), event]);
  }
  let projection = new OperationsProjection(store, moduleOf, place);
  for (let at = from, nth = 0; at < log.length; nth += 1) {
    if (restarts(nth)) projection = new OperationsProjection(store, moduleOf, place);
    const statements = await projection.handle(log.slice(at, at + batch));
    if (fails(nth)) {
      projection.reset();
      continue;
    }
    if (statements.length > 0) await database.transaction(statements);
    projection.committed();
    at += batch;
  }
}
