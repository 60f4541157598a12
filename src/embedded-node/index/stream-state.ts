/** What must be known of a stream to write to it or find its events. Positions are 0 for "none". */
export interface StreamState {
  /** -1: no event yet. A tombstone does not count. */
  readonly lastRevision: number;
  readonly lastPosition: number;
  /** The newest event of the stream's metadata stream. */
  readonly metadataPosition: number;
  readonly isTombstoned: boolean;
}

export const NO_STREAM: StreamState = {
  lastRevision: -1,
  lastPosition: 0,
  metadataPosition: 0,
  isTombstoned: false,
};

/** Every record names the one before it in its stream; the index keeps the position of each 32nd, so that any can be found by few steps. */
export const BLOCK = 32;

const METADATA_PREFIX = '$$';

export const isMetadataStream = (stream: string) => stream.startsWith(METADATA_PREFIX);
export const metadataStreamOf = (stream: string) => METADATA_PREFIX + stream;
export const streamOfMetadata = (metadataStream: string) =>
  metadataStream.slice(METADATA_PREFIX.length);
