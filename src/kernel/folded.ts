import { eventHash } from './event-hash.js';
import type { NewEvent, Recorded } from './event.js';

/** What a stream folds to, with what is needed to append to it. */
export interface Folded<State> {
  readonly state: State;
  /** Revision of the last event; -1 for a stream that does not exist. */
  readonly revision: number;
  /** The last event as it is stored: what is decided next was caused by it, and names its hash. */
  readonly last?: Recorded;
  /** The conversation that the stream began with; what the house does by itself belongs to it. */
  readonly correlationId?: string;
  /** Commands that this stream has seen: they write nothing again. */
  readonly commandIds: ReadonlySet<string>;
}

/** A decider without its decisions: how a state is made of events. Pure and total. */
export interface Evolution<State, Event extends NewEvent> {
  readonly initial: State;
  evolve(state: State, event: Recorded<Event>): State;
}

export function nothingFolded<State>(initial: State): Folded<State> {
  return { state: initial, revision: -1, commandIds: new Set() };
}

/**
 * One event further. Refuses a gap, which would mean that an event was lost on the way. The chain runs over the event as
 * it is stored, which may be sealed or of an older version.
 */
export function fold<State, Event extends NewEvent>(
  evolution: Evolution<State, Event>,
  folded: Folded<State>,
  event: Recorded<Event>,
  stored: Recorded = event,
): Folded<State> {
  if (event.revision !== folded.revision + 1) {
    throw new RangeError(
      `Event ${event.revision} of ${event.stream} does not follow ${folded.revision}.`,
    );
  }
  return {
    state: evolution.evolve(folded.state, event),
    revision: event.revision,
    last: stored,
    correlationId: folded.correlationId ?? event.metadata.$correlationId,
    commandIds: new Set(folded.commandIds).add(event.metadata.commandId),
  };
}

/** Hash of the last event, which the next one carries as `prevHash`. Made when asked for: most of what is folded is only read. */
export function headOf({ last }: { readonly last?: Recorded | undefined }): string | undefined {
  return last && eventHash(last);
}

export function foldAll<State, Event extends NewEvent>(
  evolution: Evolution<State, Event>,
  events: Iterable<Recorded<Event>>,
  from: Folded<State> = nothingFolded(evolution.initial),
): Folded<State> {
  let folded = from;
  for (const event of events) folded = fold(evolution, folded, event);
  return folded;
}
