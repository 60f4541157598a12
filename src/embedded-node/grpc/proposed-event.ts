import type { Map as ProtobufMap } from 'google-protobuf';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { NewEvent } from '../engine/new-event.js';
import { NIL_UUID, uuidText } from './shared-messages.js';

/** Appends of more bytes are refused: EventStoreDB's default up to 25.0. */
export const MAX_APPEND_SIZE = 1_048_576;

interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): ProtobufMap<string, string>;
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
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
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined || contentType === undefined)
    throw new InvalidEvent('metadata-property-missing', 'Required Metadata Properties not found.');
  const id = uuidText(message.getId());
  if (id === undefined) throw new InvalidEvent('invalid', 'The event id is not a UUID.');
  if (id === NIL_UUID) throw new InvalidEvent('invalid', 'Empty eventId provided.');
  if (type === '') throw new InvalidEvent('invalid', 'Empty eventType provided.');
  return {
    id,
    type,
    isJson: contentType === 'application/json',
    metadata: message.getCustomMetadata_asU8(),
    data: message.getData_asU8(),
  };
}

/** As EventStoreDB counts: a type counts twice its UTF-16 length. */
export const sizeOf = (event: NewEvent) =>
  event.data.length + event.metadata.length + 2 * event.type.length;

export const isValidStreamName = (stream: string) => stream !== '' && stream !== '$$';
