import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { TOMBSTONE_REVISION } from '../../engine/new-event.js';
import { streamName } from '../shared-messages.js';

/** An event as it lies in a store. Its time is not carried over: the target gives its own. */
export interface CopiedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly position: { readonly commit: string; readonly prepare: string };
}

export function copiedEvent(recorded: ReadResp.ReadEvent.RecordedEvent): CopiedEvent {
  const properties = recorded.getMetadataMap();
  return {
    stream: streamName(recorded.getStreamIdentifier()),
    revision: BigInt(recorded.getStreamRevision()),
    id: recorded.getId()?.getString() ?? '',
    type: properties.get('type') ?? '',
    contentType: properties.get('content-type') ?? '',
    data: recorded.getData_asU8(),
    metadata: recorded.getCustomMetadata_asU8(),
    position: { commit: recorded.getCommitPosition(), prepare: recorded.getPreparePosition() },
  };
}

const METADATA = '$$';

export const isMetadata = (event: CopiedEvent) => event.stream.startsWith(METADATA);
/** By its revision: anybody may write events of its type. */
export const isTombstone = (event: CopiedEvent) => event.revision === TOMBSTONE_REVISION;
export const streamOf = (event: CopiedEvent) =>
  isMetadata(event) ? event.stream.slice(METADATA.length) : event.stream;

/** Streams that a server keeps for itself (users, settings, projections, statistics) stay where they are. */
export const isUsers = (event: CopiedEvent) => !streamOf(event).startsWith('$');

/** Events of streams themselves: neither metadata nor tombstones. */
export async function* streamEvents(all: AsyncIterable<CopiedEvent>): AsyncGenerator<CopiedEvent> {
  for await (const event of all)
    if (isUsers(event) && !isMetadata(event) && !isTombstone(event)) yield event;
}
