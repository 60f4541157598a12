import type { Recorded } from '../../kernel/event.js';
import type { EventStore } from './event-store.js';
import { EventsGone } from './events-gone.js';
import { ForeignEvent } from './recorded-event.js';

/** A stream as far as it is ours. */
export interface ReadOurs {
  /** Oldest first; all before the first that somebody else wrote. */
  readonly events: readonly Recorded[];
  /** Which one that is; undefined: nobody wrote into the stream but us. */
  readonly foreign: ForeignEvent | undefined;
  /** Not all of them are there any more; undefined: they are, or nothing ever was. */
  readonly gone?: EventsGone | undefined;
}

/** For those who show what is there: what somebody else wrote, or deleted, does not hide the rest. */
export async function readOurs(store: Pick<EventStore, 'read'>, stream: string): Promise<ReadOurs> {
  try {
    return { events: await store.read(stream), foreign: undefined };
  } catch (error) {
    if (error instanceof EventsGone)
      return { events: error.found, foreign: undefined, gone: error };
    if (!(error instanceof ForeignEvent)) throw error;
    return { events: error.before, foreign: error };
  }
}
