import { setTimeout as pause } from 'node:timers/promises';
import type { Recorded } from '../../kernel/event.js';
import { StreamFault } from './stream-fault.js';

/** Under a second in all. A replica that has nothing of a new stream yet has it by then. */
const PAUSES_MS = [50, 100, 200, 400];

/** What is wanted of a stream. */
export interface Reading<Found> {
  /** An event of it that was delivered. */
  readonly event: Pick<Recorded, 'stream' | 'revision' | 'type'>;
  /** Up to this revision. */
  readonly upTo: number;
  readonly read: () => Promise<Found>;
  /** Up to which revision, from the first event on, it was found; -1: not even the first is there. */
  readonly reachOf: (found: Found) => number;
}

/**
 * Reads a stream that an event was delivered of.
 * @throws StreamFault `events-gone` when it has no beginning: somebody deleted or truncated it since
 * @throws RangeError when only its end is missing, as a replica may give it: it is to be tried again
 */
export async function readReaching<Found>({ event, upTo, read, reachOf }: Reading<Found>) {
  const { stream } = event;
  for (const pauseMs of [...PAUSES_MS, 0]) {
    const found = await read();
    const reach = reachOf(found);
    if (reach >= upTo) return found;
    if (reach >= 0) throw new RangeError(`Event ${upTo} of ${stream} cannot be read yet.`);
    await pause(pauseMs);
  }
  throw new StreamFault(event, 'events-gone', new RangeError(`${stream} has no beginning.`));
}
