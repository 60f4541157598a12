/** Who did it: a person or service by its token's `sub`, or a part of ourselves that acts alone. */
export interface Actor {
  readonly kind: 'user' | 'system';
  readonly id: string;
}

/** Metadata of every stored event, from the first day: nothing of it can be added later. */
export interface EventMetadata {
  /** EventStoreDB's own names for the conversation and for what directly caused this event. */
  readonly $correlationId: string;
  readonly $causationId: string;
  /** A command seen before writes nothing; outcomes derive theirs from stream, line, attempt and claim. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly reason?: string;
  readonly schemaVersion: number;
  /** RFC 3339, UTC. The deciding process' clock, not the store's `created`. */
  readonly occurredAt: string;
  /** W3C Trace Context of the request that led here. */
  readonly traceparent?: string;
  /** SHA-256 of the event before it in the stream; absent at revision 0. See `eventHash`. */
  readonly prevHash?: string;
  /** Checkout's request, recognised when it comes again (docs/adr/0008-idempotency.md). */
  readonly fingerprint?: Fingerprint;
}

export interface Fingerprint {
  readonly keyId: string;
  readonly value: string;
}

/** What a decision wants to be written. */
export interface NewEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** An event as the store holds it. */
export type Recorded<Event extends NewEvent = NewEvent> = Event & {
  readonly id: string;
  readonly stream: string;
  /** Number in its stream, from 0. */
  readonly revision: number;
  readonly metadata: EventMetadata;
};

/** What a command brings along beside its own content; the deciders take time from here and nowhere else. */
export interface CommandContext {
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: Actor;
  readonly reason?: string;
  readonly traceparent?: string;
  /** Epoch milliseconds. */
  readonly now: number;
}
