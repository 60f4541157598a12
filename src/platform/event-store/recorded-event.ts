import type { RecordedEvent } from '@eventstore/db-client';
import type { EventMetadata, Recorded } from '../../kernel/event.js';

/** Written by somebody else into our streams: not JSON, or without our metadata. */
export class ForeignEvent extends Error {
  override readonly name = 'ForeignEvent';
}

function isMetadata(value: unknown): value is EventMetadata {
  return (
    typeof value === 'object' && value !== null && 'schemaVersion' in value && 'commandId' in value
  );
}

/** The client's event → ours. Order streams are short, so a revision fits a number. */
export function toRecorded(event: RecordedEvent): Recorded {
  const { id, streamId: stream, revision, type, data, metadata } = event;
  if (!event.isJson || !isMetadata(metadata)) {
    throw new ForeignEvent(`Event ${revision} of ${stream} (${type}) was not written by Makegood.`);
  }
  return { id, stream, revision: Number(revision), type, data, metadata };
}
