import type { NewEvent } from '../engine/new-event.js';
import { NIL_UUID } from './uuid-text.js';

/** Appends of more bytes are refused: EventStoreDB's default up to 25.0. */
export const MAX_APPEND_SIZE = 1_048_576;

/** As it came: anything may be missing. */
export interface ProposedMessage {
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

/** Why a proposed event cannot be taken. */
export class InvalidEvent extends Error {
  constructor(
    readonly reason: 'metadata-property-missing' | 'invalid',
    message: string,
  ) {
    super(message);
  }
}

export function proposedEvent(message: ProposedMessage): NewEvent {
  const { id, type, contentType, metadata, data } = message;
  if (type === undefined || contentType === undefined)
    throw new InvalidEvent('metadata-property-missing', 'Required Metadata Properties not found.');
  if (id === undefined) throw new InvalidEvent('invalid', 'The event id is not a UUID.');
  if (id === NIL_UUID) throw new InvalidEvent('invalid', 'Empty eventId provided.');
  if (type === '') throw new InvalidEvent('invalid', 'Empty eventType provided.');
  return { id, type, isJson: contentType === 'application/json', metadata, data };
}

/** As EventStoreDB counts: a type counts twice its UTF-16 length. */
export const sizeOf = (event: NewEvent) =>
  event.data.length + event.metadata.length + 2 * event.type.length;

export const isValidStreamName = (stream: string) => stream !== '' && stream !== '$$';
