import type { EventMetadata, Recorded } from '../../kernel/event.js';
import type { Position } from './position.js';

/** An event with everything it needs to be stored: sent again after an unknown outcome, it is the very same. */
export interface EventToWrite {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

export type AppendOutcome =
  | {
      readonly kind: 'appended';
      /** Revision of the last event written. */
      readonly revision: number;
      /** Absent when the server recognised a repeat and cannot tell it any more. */
      readonly position?: Position;
    }
  /** Somebody was faster: the stream is not at the expected revision. Nothing was written. */
  | { readonly kind: 'conflict' };

/** What is known of an event that was not written by this house. */
export type Foreign = Pick<Recorded, 'id' | 'stream' | 'revision' | 'type'>;

/** What a subscription says, in order. */
export type Delivery =
  | { readonly kind: 'event'; readonly event: Recorded; readonly position: Position }
  /** Somebody else wrote it into our streams: what it says cannot be read, but that it is there must be known. */
  | { readonly kind: 'foreign'; readonly event: Foreign; readonly position: Position }
  /** Everything up to here was delivered or did not match. */
  | { readonly kind: 'checkpoint'; readonly position: Position }
  /** What follows is live. May be said again after a slow spell. */
  | { readonly kind: 'caught-up' };

export interface SubscribeOptions {
  /** Streams whose names begin so. */
  readonly prefixes: readonly string[];
  /** Exclusive; absent: from the first event of the store; `end`: only what is written once it has said `caught-up`. */
  readonly after?: Position | 'end' | undefined;
  readonly signal: AbortSignal;
}

/** No answer in time, or no server. What was asked for may have happened or not. */
export class EventStoreUnavailable extends Error {
  override readonly name = 'EventStoreUnavailable';
}

/** The port. `NO_STREAM` = the stream must not exist. */
export const NO_STREAM = -1;

export interface EventStore {
  /**
   * All events or none, exactly at `expectedRevision`. An append whose outcome is unknown is sent again with the same
   * bytes until it is known. Throws {@link EventStoreUnavailable} when the store stays silent for too long, and `EventsGone`
   * where somebody deleted the stream: if not for good, the events may stand behind the gap now.
   */
  append(
    stream: string,
    expectedRevision: number,
    events: readonly EventToWrite[],
  ): Promise<AppendOutcome>;

  /**
   * All events of a stream, oldest first; none if there never was such a stream.
   * @throws ForeignEvent at one that somebody else wrote
   * @throws EventsGone where the first ones are not there any more
   */
  read(stream: string): Promise<readonly Recorded[]>;

  /** The last event of a stream. */
  readLast(stream: string): Promise<Recorded | undefined>;

  /** The id of the event at just this place in the order of the whole store; undefined: there is none that begins there. */
  idAt(position: Position): Promise<string | undefined>;

  /** One subscription: ends when aborted, throws when dropped. `follow` goes on from there. */
  subscribe(options: SubscribeOptions): AsyncIterable<Delivery>;

  /** Resolves when the store answers, throws when it does not within `timeoutMs`. */
  ping(timeoutMs: number): Promise<void>;

  close(): Promise<void>;
}

export const EVENT_STORE = Symbol('EventStore');
