import type { Log } from '../log/log.js';
import type { StoredRecord } from '../log/stored-record.js';
import {
  BLOCK,
  isMetadataStream,
  streamOfMetadata,
  type StreamState,
} from '../index/stream-state.js';
import type { StreamStates } from '../index/stream-states.js';
import {
  METADATA_OF_METADATA,
  NO_METADATA,
  parseMetadata,
  type StreamMetadata,
} from './stream-metadata.js';

const PARSED = 10_000;

/** Finds events of one stream: the index says where its newest event is, and each event where the one before it is. */
export class StreamView {
  private readonly parsed = new Map<number, StreamMetadata>();

  constructor(
    private readonly log: Log,
    private readonly states: StreamStates,
  ) {}

  metadataOf(stream: string, state: StreamState): StreamMetadata {
    if (isMetadataStream(stream)) return METADATA_OF_METADATA;
    if (state.metadataPosition === 0) return NO_METADATA;
    const known = this.parsed.get(state.metadataPosition);
    if (known !== undefined) return known;
    const metadata = parseMetadata(this.log.read(state.metadataPosition).data);
    if (this.parsed.size >= PARSED) this.parsed.clear();
    this.parsed.set(state.metadataPosition, metadata);
    return metadata;
  }

  /** A metadata stream shares the end of its stream. */
  isTombstoned(stream: string, state: StreamState, look: (stream: string) => StreamState): boolean {
    return (
      state.isTombstoned ||
      (isMetadataStream(stream) && look(streamOfMetadata(stream)).isTombstoned)
    );
  }

  eventAt(stream: string, state: StreamState, revision: number): StoredRecord | undefined {
    if (revision < 0 || revision > state.lastRevision) return undefined;
    const block = Math.floor(revision / BLOCK) + 1;
    let record = this.newestBefore(stream, state, block);
    while (record.revision > revision) record = this.log.read(record.previous);
    return record.revision === revision ? record : undefined;
  }

  /** Events of a block from the oldest to the newest, within `from` and `to`. */
  block(
    stream: string,
    state: StreamState,
    block: number,
    within: { from: number; to: number },
  ): StoredRecord[] {
    const events: StoredRecord[] = [];
    const first = Math.max(within.from, block * BLOCK);
    const last = Math.min(within.to, (block + 1) * BLOCK - 1);
    let record = this.newestBefore(stream, state, block + 1);
    while (record.revision >= first) {
      if (record.revision <= last) events.push(record);
      if (record.revision === 0) break;
      record = this.log.read(record.previous);
    }
    return events.reverse();
  }

  /** The newest event that comes before a block, which may not have begun yet. */
  private newestBefore(stream: string, state: StreamState, block: number): StoredRecord {
    const next =
      block * BLOCK <= state.lastRevision ? this.states.blockPosition(stream, block) : undefined;
    const after = this.log.read(next ?? state.lastPosition);
    return next !== undefined || after.isTombstone ? this.log.read(after.previous) : after;
  }
}
