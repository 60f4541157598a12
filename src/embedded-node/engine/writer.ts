import type { Log, Taken } from '../log/log.js';
import type { NewRecord } from '../log/record.js';
import {
  isMetadataStream,
  metadataStreamOf,
  streamOfMetadata,
  type StreamState,
} from '../index/stream-state.js';
import type { StreamStates } from '../index/stream-states.js';
import type { Clock } from './clock.js';
import { decide, type Decision, type Expectation } from './expectation.js';
import {
  METADATA_TYPE,
  TOMBSTONE_REVISION,
  TOMBSTONE_TYPE,
  type AppendOutcome,
  type NewEvent,
} from './new-event.js';
import type { RecentIds } from './recent-ids.js';
import { DELETED_METADATA, isDeleted, undeleted } from './stream-metadata.js';
import type { StreamView } from './stream-view.js';
import { firstVisible, isFound, oldestVisible } from './visibility.js';

const NOTHING = new Uint8Array();

/** Decides appends, deletes and tombstones against streams as all earlier ones, durable or not yet, will leave them. */
export class Writer {
  constructor(
    private readonly log: Log,
    private readonly states: StreamStates,
    private readonly view: StreamView,
    private readonly recent: RecentIds,
    private readonly clock: Clock,
  ) {}

  async append(
    stream: string,
    expected: Expectation,
    events: readonly NewEvent[],
  ): Promise<AppendOutcome> {
    return this.appendAtOnce(stream, expected, events);
  }

  /** The same for a caller to whom it matters that the outcome of an append that is alone is known before this returns. */
  appendAtOnce(
    stream: string,
    expected: Expectation,
    events: readonly NewEvent[],
  ): AppendOutcome | Promise<AppendOutcome> {
    const state = this.latest(stream);
    const ids = events.map((event) => event.id);
    const decision = this.decide(stream, state, expected, ids);
    if (decision.kind !== 'write') return this.refuse(stream, state, decision);
    const written = this.recordsOf(stream, state, events);
    const records = [...written, ...this.undelete(stream, state, events)];
    if (records.length === 0) return this.writtenNothing(state);
    const { positions, done } = this.write(records);
    const outcome: AppendOutcome = {
      kind: 'success',
      revision: state.lastRevision + events.length,
      position: positions[Math.max(0, events.length - 1)],
    };
    return done === undefined ? outcome : done.then(() => outcome);
  }

  /** A delete is metadata that hides all events; whatever else the metadata said is gone, as in EventStoreDB. */
  async delete(stream: string, expected: Expectation): Promise<AppendOutcome> {
    const state = this.latest(stream);
    const decision = this.decide(stream, state, expected, [this.clock.newId()]);
    if (decision.kind !== 'write') return this.refuse(stream, state, decision);
    const metadataStream = metadataStreamOf(stream);
    const metadataState = this.latest(metadataStream);
    if (state.lastRevision < 0 && metadataState.lastRevision < 0)
      return { kind: 'wrong-expected-version', current: -1 };
    const event = this.metadataEvent(DELETED_METADATA);
    const { positions, done } = this.write(this.recordsOf(metadataStream, metadataState, [event]));
    await done;
    return { kind: 'success', revision: state.lastRevision, position: positions[0] };
  }

  async tombstone(stream: string, expected: Expectation): Promise<AppendOutcome> {
    const state = this.latest(stream);
    const decision = this.decide(stream, state, expected, [this.clock.newId()]);
    if (decision.kind !== 'write') return this.refuse(stream, state, decision);
    const record: NewRecord = {
      stream,
      revision: Number(TOMBSTONE_REVISION),
      previous: state.lastPosition,
      id: this.clock.newId(),
      type: TOMBSTONE_TYPE,
      isJson: false,
      isTombstone: true,
      createdMicros: this.clock.nowMicros(),
      metadata: NOTHING,
      data: NOTHING,
    };
    const { positions, done } = this.write([record]);
    await done;
    return { kind: 'success', revision: state.lastRevision, position: positions[0] };
  }

  private latest(stream: string): StreamState {
    this.log.tell();
    return this.states.latest(stream);
  }

  private decide(
    stream: string,
    state: StreamState,
    expected: Expectation,
    ids: readonly string[],
  ): Decision {
    return decide(expected, ids, {
      last: state.lastRevision,
      isTombstoned: this.view.isTombstoned(stream, state, (s) => this.latest(s)),
      isDeleted: isDeleted(this.view.metadataOf(stream, state)),
      hasMetadata: state.metadataPosition > 0,
      recentRevision: (id) => this.recentRevision(stream, id),
      idAt: (revision) => this.view.eventAt(stream, state, revision)?.id,
    });
  }

  private recentRevision(stream: string, id: string): number | undefined {
    const position = this.recent.find(id);
    if (position === undefined) return undefined;
    const record = this.log.read(position);
    return record.stream === stream ? record.revision : undefined;
  }

  /** An answer that rests on an append under way is true only when that append is durable. */
  private async refuse(
    stream: string,
    state: StreamState,
    decision: Exclude<Decision, { kind: 'write' }>,
  ): Promise<AppendOutcome> {
    await this.log.settled();
    switch (decision.kind) {
      case 'stream-deleted':
        return { kind: 'stream-deleted' };
      case 'wrong-expected-version':
        return { kind: 'wrong-expected-version', current: state.lastRevision };
      case 'written-before':
        return {
          kind: 'success',
          revision: decision.revision,
          position: this.visiblePosition(stream, state, decision.revision),
        };
    }
  }

  private visiblePosition(
    stream: string,
    state: StreamState,
    revision: number,
  ): number | undefined {
    const metadata = this.view.metadataOf(stream, state);
    if (!isFound(state, metadata) || revision < firstVisible(state, metadata)) return undefined;
    const event = this.view.eventAt(stream, state, revision);
    if (event === undefined) return undefined;
    const isOld = event.createdMicros < oldestVisible(metadata, this.clock.nowMicros());
    return isOld ? undefined : event.position;
  }

  /** EventStoreDB gives an append of no events a position of its own; ours is that of the newest record. */
  private async writtenNothing(state: StreamState): Promise<AppendOutcome> {
    await this.log.settled();
    return { kind: 'success', revision: state.lastRevision, position: this.log.lastPosition };
  }

  private recordsOf(stream: string, state: StreamState, events: readonly NewEvent[]): NewRecord[] {
    const createdMicros = this.clock.nowMicros();
    return events.map((event, i) => ({
      stream,
      revision: state.lastRevision + 1 + i,
      // The log knows where the events before it in the same append will lie.
      previous: i === 0 ? state.lastPosition : 'record-before',
      isTombstone: false,
      createdMicros,
      ...event,
    }));
  }

  /** Writing to a deleted stream, or to its metadata, brings it back, even if no events are written: its metadata then says where it begins again. */
  private undelete(stream: string, state: StreamState, events: readonly NewEvent[]): NewRecord[] {
    if (isMetadataStream(stream)) return this.undeleteByMetadata(stream, state, events);
    if (!isDeleted(this.view.metadataOf(stream, state))) return [];
    const metadataStream = metadataStreamOf(stream);
    return this.metadataAfter(
      metadataStream,
      this.latest(metadataStream),
      this.log.read(state.metadataPosition).data,
      state.lastRevision + 1,
    );
  }

  private undeleteByMetadata(
    metadataStream: string,
    state: StreamState,
    events: readonly NewEvent[],
  ): NewRecord[] {
    const about = this.latest(streamOfMetadata(metadataStream));
    if (!isDeleted(this.view.metadataOf(streamOfMetadata(metadataStream), about))) return [];
    const newest = events.at(-1)?.data ?? this.log.read(about.metadataPosition).data;
    const written: StreamState = { ...state, lastRevision: state.lastRevision + events.length };
    const records = this.metadataAfter(metadataStream, written, newest, about.lastRevision + 1);
    return events.length === 0
      ? records
      : records.map((record) => ({ ...record, previous: 'record-before' as const }));
  }

  private metadataAfter(
    metadataStream: string,
    state: StreamState,
    data: Uint8Array,
    truncateBefore: number,
  ): NewRecord[] {
    const bytes = undeleted(data, truncateBefore);
    return bytes === undefined
      ? []
      : this.recordsOf(metadataStream, state, [this.metadataEvent(bytes)]);
  }

  private metadataEvent(data: Uint8Array): NewEvent {
    return {
      id: this.clock.newId(),
      type: METADATA_TYPE,
      isJson: true,
      metadata: NOTHING,
      data,
    };
  }

  private write(records: readonly NewRecord[]): Taken {
    const taken = this.log.append(records);
    // What is on disk the log tells of itself.
    if (taken.done === undefined) return taken;
    records.forEach((record, i) => {
      const position = taken.positions[i] ?? 0;
      this.states.expect({ ...record, position });
      this.recent.expect(record.id, position);
    });
    return taken;
  }
}
