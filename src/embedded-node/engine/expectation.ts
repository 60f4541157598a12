export type Expectation =
  | { readonly kind: 'any' }
  | { readonly kind: 'no-stream' }
  | { readonly kind: 'stream-exists' }
  | { readonly kind: 'revision'; readonly revision: bigint };

/** What the decision depends on. */
export interface StreamFacts {
  /** -1: the stream has no events. */
  readonly last: number;
  readonly isTombstoned: boolean;
  readonly isDeleted: boolean;
  readonly hasMetadata: boolean;
  /** The revision under which this stream was the first to write an id, if that was recently. */
  recentRevision(id: string): number | undefined;
  /** The id of the event at a revision. */
  idAt(revision: number): string | undefined;
}

export type Decision =
  | { readonly kind: 'write' }
  /** The events were written before; `revision` is that of the last one. */
  | { readonly kind: 'written-before'; readonly revision: number }
  | { readonly kind: 'wrong-expected-version' }
  | { readonly kind: 'stream-deleted' };

const WRITE: Decision = { kind: 'write' };
const WRONG: Decision = { kind: 'wrong-expected-version' };
const STREAM_DELETED: Decision = { kind: 'stream-deleted' };

/** EventStoreDB's check of an append, delete or tombstone against the stream, step by step in its order. */
export function decide(
  expected: Expectation,
  ids: readonly string[],
  stream: StreamFacts,
): Decision {
  if (stream.isTombstoned) return STREAM_DELETED;
  switch (expected.kind) {
    case 'stream-exists':
      if (stream.isDeleted) return STREAM_DELETED;
      if (stream.last < 0 && !stream.hasMetadata) return WRONG;
      return byRecentIds(ids, stream);
    case 'any':
      return byRecentIds(ids, stream);
    case 'no-stream':
      return byRevision(-1, ids, stream);
    case 'revision':
      return byRevision(Number(expected.revision), ids, stream);
  }
}

/** Events are taken as repeated only if all of them are known; if only the first ones are, something is wrong. */
function byRecentIds(ids: readonly string[], stream: StreamFacts): Decision {
  let revision: number | undefined;
  for (const id of ids) {
    const known = stream.recentRevision(id);
    if (known === undefined) return revision === undefined ? WRITE : WRONG;
    revision = known;
  }
  return revision === undefined ? WRITE : { kind: 'written-before', revision };
}

function byRevision(expected: number, ids: readonly string[], stream: StreamFacts): Decision {
  if (expected > stream.last) return WRONG;
  if (expected === stream.last) return WRITE; // never taken as repeated, whatever the ids
  let revision = expected;
  for (const id of ids) {
    revision += 1;
    if (revision <= stream.last && stream.idAt(revision) === id) continue;
    const isFirst = revision === expected + 1;
    return isFirst && expected === -1 && stream.isDeleted ? WRITE : WRONG;
  }
  return ids.length === 0 ? WRONG : { kind: 'written-before', revision };
}
