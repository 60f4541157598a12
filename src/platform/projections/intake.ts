import type { Delivery } from '../event-store/event-store.js';
import { endsStream, ForeignEvent } from '../event-store/recorded-event.js';
import type { Query } from '../sql/query.js';
import type { Consumer } from './consumer.js';
import {
  happeningsIn,
  rule,
  sortOut,
  type Happening,
  type ParkLimit,
  type Sorted,
} from './parking-decision.js';
import type { Park } from './parking.js';
import { StreamFault } from './stream-fault.js';

/** What came of a batch: what to write, in one transaction with the checkpoint behind the last of `deliveries`. */
export interface Intake {
  /** Those that count; fewer than there were if the consumer has to stop. */
  readonly deliveries: readonly Delivery[];
  readonly statements: readonly Query[];
  readonly parks: readonly Park[];
  /** Streams parked before, with the last of their events here. */
  readonly waiting: ReadonlyMap<string, number>;
  /** What comes behind them, and may not be parked any more. */
  readonly stop: StreamFault | undefined;
}

export interface Parking {
  /** Streams that the consumer has parked before. */
  readonly parked: ReadonlySet<string>;
  readonly limit: ParkLimit;
  /** How many it parked lately; asked only when something fails. */
  readonly recent: () => Promise<number>;
}

/**
 * Gives a batch to the consumer. What cannot be handled is left out and the rest given to it again, until it takes all; so
 * one stream never holds up the others. Anything but a fault of a stream is thrown.
 */
export async function takeIn(
  consumer: Pick<Consumer, 'handle' | 'reset'>,
  batch: readonly Delivery[],
  { parked, limit, recent }: Parking,
): Promise<Intake> {
  const faults = new Map<string, StreamFault>();
  let deliveries = batch;
  let stop: StreamFault | undefined;
  for (;;) {
    const all = happeningsIn(deliveries);
    const result = await handled(consumer, sortOut(all, new Set([...parked, ...faults.keys()])));
    if (!(result instanceof StreamFault)) {
      const { waiting } = sortOut(all, parked);
      return { deliveries, statements: result, parks: parksOf(all, faults), waiting, stop };
    }
    consumer.reset();
    if (rule((await recent()) + faults.size, limit) === 'park') faults.set(result.stream, result);
    else [stop, deliveries] = [result, before(deliveries, result.stream)];
  }
}

async function handled(
  consumer: Pick<Consumer, 'handle'>,
  { handle, foreign }: Sorted,
): Promise<readonly Query[] | StreamFault> {
  // It has no shape that a consumer could be given.
  if (foreign) {
    const code = endsStream(foreign) ? 'events-gone' : 'foreign-event';
    return new StreamFault(foreign, code, new ForeignEvent(foreign));
  }
  if (handle.length === 0) return [];
  try {
    return await consumer.handle(handle);
  } catch (error) {
    if (!(error instanceof StreamFault)) throw error;
    if (handle.some(({ stream }) => stream === error.stream)) return error;
    throw new Error('A consumer blames a stream that it was not given.', { cause: error });
  }
}

/** Everything of such a stream in this batch waits, from its first event on. */
function parksOf(
  all: readonly Happening[],
  faults: ReadonlyMap<string, StreamFault>,
): readonly Park[] {
  return [...faults].flatMap(([stream, fault]) => {
    const events = all.filter(({ event }) => event.stream === stream);
    const first = events[0]?.event.revision;
    const last = events.findLast(({ event }) => !endsStream(event))?.event.revision ?? first;
    return first === undefined || last === undefined ? [] : [{ stream, from: first, last, fault }];
  });
}

function before(deliveries: readonly Delivery[], stream: string): readonly Delivery[] {
  const end = deliveries.findIndex(
    (delivery) => 'event' in delivery && delivery.event.stream === stream,
  );
  return deliveries.slice(0, end);
}
