import type { RecordedEvent } from '@eventstore/db-client';
import type { EventMetadata, Recorded } from '../../kernel/event.js';
import type { Foreign } from './event-store.js';

/** Written by somebody else into our streams: not JSON, or without our metadata. */
export class ForeignEvent extends Error {
  override readonly name = 'ForeignEvent';

  constructor(
    readonly event: Pick<Recorded, 'stream' | 'revision' | 'type'>,
    /** What was read before it, oldest first. */
    readonly before: readonly Recorded[] = [],
  ) {
    super(
      `Event ${event.revision} of ${event.stream} (${event.type}) was not written by Makegood.`,
    );
  }
}

function isMetadata(value: unknown): value is EventMetadata {
  return (
    typeof value === 'object' && value !== null && 'schemaVersion' in value && 'commandId' in value
  );
}

export function isOurs(event: RecordedEvent): boolean {
  return event.isJson && isMetadata(event.metadata);
}

/**
 * What the store writes when a stream is deleted for good comes behind everything: it has the greatest number of 64 bits. As
 * a number that would be one too great for SQL, which would stop every consumer there.
 */
const BEHIND_ALL = Number.MAX_SAFE_INTEGER;

export function endsStream({ revision }: Pick<Foreign, 'revision'>): boolean {
  return revision === BEHIND_ALL;
}

export function foreignOf({ id, streamId: stream, revision, type }: RecordedEvent): Foreign {
  return { id, stream, revision: Math.min(Number(revision), BEHIND_ALL), type };
}

/**
 * The client's event → ours. Order streams are short, so a revision fits a number.
 * @param before what was read before it, oldest first
 */
export function toRecorded(event: RecordedEvent, before: readonly Recorded[] = []): Recorded {
  const { id, streamId: stream, revision, type, data, metadata } = event;
  if (!event.isJson || !isMetadata(metadata)) {
    throw new ForeignEvent(foreignOf(event), before);
  }
  return { id, stream, revision: Number(revision), type, data, metadata };
}

/** A stream as it was read, oldest event first. Throws {@link ForeignEvent} at the first that is not ours. */
export function recordedOf(events: readonly RecordedEvent[]): readonly Recorded[] {
  const recorded: Recorded[] = [];
  for (const event of events) recorded.push(toRecorded(event, recorded));
  return recorded;
}
