import type { Recorded } from '../../kernel/event.js';
import type { Delivery, Foreign } from '../event-store/event-store.js';
import { endsStream } from '../event-store/recorded-event.js';

/** More than so many parked by one consumer within so long are not the fault of so many streams. */
export interface ParkLimit {
  readonly parks: number;
  readonly withinMs: number;
}

export const PARK_LIMIT: ParkLimit = { parks: 20, withinMs: 600_000 };

/** An event, by us or by others. */
export type Happening = Extract<Delivery, { kind: 'event' | 'foreign' }>;

export function happeningsIn(deliveries: readonly Delivery[]): readonly Happening[] {
  return deliveries.filter(
    (delivery): delivery is Happening => delivery.kind === 'event' || delivery.kind === 'foreign',
  );
}

export interface Sorted {
  /** What the consumer is given, in order. */
  readonly handle: readonly Recorded[];
  /** The first that nobody could be given, of a stream that is not parked yet. */
  readonly foreign: Foreign | undefined;
  /** Streams that are parked, with the last of their events here: it waits behind the first. */
  readonly waiting: ReadonlyMap<string, number>;
}

/** Which events are handled, and which wait because their stream is parked. All other streams go on. */
export function sortOut(all: readonly Happening[], parked: ReadonlySet<string>): Sorted {
  const handle: Recorded[] = [];
  const waiting = new Map<string, number>();
  let foreign: Foreign | undefined;
  for (const { kind, event } of all) {
    if (parked.has(event.stream)) {
      if (!endsStream(event)) waiting.set(event.stream, event.revision);
    } else if (kind === 'event') handle.push(event);
    else foreign ??= event;
  }
  return { handle, foreign, waiting };
}

/**
 * A stream cannot be handled: is it parked, or is the consumer to stop there?
 * @param recent how many the consumer parked within the limit's time, this one not counted
 */
export function rule(recent: number, limit: ParkLimit): 'park' | 'stop' {
  return recent < limit.parks ? 'park' : 'stop';
}
