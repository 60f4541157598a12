import { isIndexDamaged, StreamIndex } from '../index/stream-index.js';
import { BLOCK } from '../index/stream-state.js';
import { LogInspection, type Damage } from '../log/log-inspection.js';
import type { StoredRecord } from '../log/stored-record.js';

export interface Verification {
  readonly events: number;
  readonly bytes: number;
  readonly unacknowledged: number;
  readonly damages: readonly Damage[];
  /** What is wrong with how events and the index refer to events. */
  readonly faults: readonly string[];
}

const MOST_FAULTS = 20;

/** Checks every checksum, every event's place in its stream, and what the index says of it. Changes nothing. */
export async function verify(folder: string): Promise<Verification> {
  // The index first: whatever it holds is then in the part of the log that is looked at.
  const index = StreamIndex.openReadOnly(folder);
  const log = LogInspection.open(folder);
  const faults: string[] = [];
  const note = (fault: string | undefined) => {
    if (fault !== undefined && faults.length < MOST_FAULTS) faults.push(fault);
  };
  if (isIndexDamaged(folder))
    note(
      'The index is not what was written. Remove its folder: a start then makes it anew from the log.',
    );
  let events = 0;
  try {
    for (const record of log.records()) {
      events += 1;
      note(chainFault(log, record));
      if (index?.logId === log.logId && record.position < index.indexedTo)
        note(indexFault(index, record));
    }
    const { damages, end, unacknowledged } = log;
    return { events, bytes: end, unacknowledged, damages, faults };
  } finally {
    log.close();
    await index?.close();
  }
}

/** An event comes right behind the one it names, in the same stream. */
function chainFault(log: LogInspection, record: StoredRecord): string | undefined {
  const name = `${record.stream}@${record.revision}`;
  if (record.previous === 0)
    return record.revision === 0 || record.isTombstone
      ? undefined
      : `${name} says that it is the first event of its stream.`;
  const before = log.find(record.previous);
  if (before === undefined) return `${name}: the event before it cannot be found.`;
  const isNext =
    before.stream === record.stream &&
    (record.isTombstone || before.revision + 1 === record.revision);
  return isNext ? undefined : `${name} does not follow ${before.stream}@${before.revision}.`;
}

function indexFault(index: StreamIndex, record: StoredRecord): string | undefined {
  const { stream, revision, position } = record;
  const state = index.get(stream);
  if (state === undefined) return `The index does not know ${stream}.`;
  if (record.isTombstone)
    return state.isTombstoned ? undefined : `The index misses the tombstone of ${stream}.`;
  if (state.lastRevision < revision) return `The index misses ${stream}@${revision}.`;
  const isLast = state.lastRevision === revision && !state.isTombstoned;
  const isRight = (!isLast || state.lastPosition === position) && isBlockRight(index, record);
  return isRight ? undefined : `The index has a wrong position for ${stream}@${revision}.`;
}

function isBlockRight(index: StreamIndex, { stream, revision, position }: StoredRecord): boolean {
  const isFirstOfBlock = revision > 0 && revision % BLOCK === 0;
  return !isFirstOfBlock || index.blockPosition(stream, revision / BLOCK) === position;
}
