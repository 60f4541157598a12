import {
  BLOCK,
  isMetadataStream,
  NO_STREAM,
  streamOfMetadata,
  type StreamState,
} from './stream-state.js';
import type { IndexChanges, StreamIndex } from './stream-index.js';

/** What of a record the states depend on. */
export interface Placed {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly isTombstone: boolean;
}

const REMEMBERED = 20_000;

/**
 * The states of all streams: those of appends under way, those written since the index was last brought up to date, some recently
 * used, and the rest in the index.
 */
export class StreamStates {
  private readonly underWay = new Map<string, StreamState>();
  private remembered = new Map<string, StreamState>();
  private older = new Map<string, StreamState>();
  private fresh = new Map<string, StreamState>();
  private freshBlocks = new Map<string, Map<number, number>>();
  private leaving: IndexChanges = { states: new Map(), blocks: new Map() };

  constructor(private readonly index: StreamIndex) {}

  /** As the next append will find it. */
  latest(stream: string): StreamState {
    return this.underWay.get(stream) ?? this.durable(stream);
  }

  /** As readers see it. */
  durable(stream: string): StreamState {
    return (
      this.fresh.get(stream) ??
      this.leaving.states.get(stream) ??
      this.remembered.get(stream) ??
      this.older.get(stream) ??
      this.remember(stream, this.index.get(stream) ?? NO_STREAM)
    );
  }

  blockPosition(stream: string, block: number): number | undefined {
    return (
      this.freshBlocks.get(stream)?.get(block) ??
      this.leaving.blocks.get(stream)?.get(block) ??
      this.index.blockPosition(stream, block)
    );
  }

  expect(record: Placed): void {
    for (const [stream, state] of advance(record, (s) => this.latest(s)))
      this.underWay.set(stream, state);
  }

  forgetUnderWay(): void {
    this.underWay.clear();
  }

  /** A record has become durable. */
  apply(record: Placed): void {
    for (const [stream, state] of advance(record, (s) => this.durable(s))) {
      this.fresh.set(stream, state);
      this.remembered.delete(stream);
      this.older.delete(stream);
      if (isSame(this.underWay.get(stream), state)) this.underWay.delete(stream);
    }
    if (record.isTombstone || record.revision === 0 || record.revision % BLOCK !== 0) return;
    const blocks = this.freshBlocks.get(record.stream) ?? new Map<number, number>();
    this.freshBlocks.set(record.stream, blocks.set(record.revision / BLOCK, record.position));
  }

  get waiting(): number {
    return this.fresh.size + this.freshBlocks.size;
  }

  /** Takes what the index does not have yet; it stays visible until `left`. */
  takeChanges(): IndexChanges {
    this.leaving = { states: this.fresh, blocks: this.freshBlocks };
    this.fresh = new Map();
    this.freshBlocks = new Map();
    return this.leaving;
  }

  left(): void {
    for (const [stream, state] of this.leaving.states)
      if (!this.fresh.has(stream)) this.remember(stream, state);
    this.leaving = { states: new Map(), blocks: new Map() };
  }

  /** The index could not take them: they wait for the next time. */
  giveBack(): void {
    this.fresh = new Map([...this.leaving.states, ...this.fresh]);
    for (const [stream, blocks] of this.leaving.blocks)
      this.freshBlocks.set(stream, new Map([...blocks, ...(this.freshBlocks.get(stream) ?? [])]));
    this.leaving = { states: new Map(), blocks: new Map() };
  }

  private remember(stream: string, state: StreamState): StreamState {
    if (this.remembered.size >= REMEMBERED) {
      this.older = this.remembered;
      this.remembered = new Map();
    }
    this.remembered.set(stream, state);
    return state;
  }
}

/** A record changes the state of its stream and, in a metadata stream, of the stream that the metadata is about. */
function advance(
  record: Placed,
  state: (stream: string) => StreamState,
): [stream: string, state: StreamState][] {
  const before = state(record.stream);
  const after: StreamState = {
    lastRevision: record.isTombstone ? before.lastRevision : record.revision,
    lastPosition: record.position,
    metadataPosition: before.metadataPosition,
    isTombstoned: before.isTombstoned || record.isTombstone,
  };
  if (!isMetadataStream(record.stream)) return [[record.stream, after]];
  const about = streamOfMetadata(record.stream);
  return [
    [record.stream, after],
    [about, { ...state(about), metadataPosition: record.position }],
  ];
}

function isSame(a: StreamState | undefined, b: StreamState): boolean {
  return a?.lastPosition === b.lastPosition && a.metadataPosition === b.metadataPosition;
}
