import type { StreamState } from '../index/stream-state.js';
import { BLOCK } from '../index/stream-state.js';
import type { StreamStates } from '../index/stream-states.js';
import type { Log } from '../log/log.js';
import type { StoredRecord } from '../log/stored-record.js';
import type { Clock } from './clock.js';
import { linkTarget } from './link.js';
import { LINK_TYPE } from './new-event.js';
import { plain, type ResolvedEvent } from './resolved-event.js';
import type { StreamMetadata } from './stream-metadata.js';
import type { StreamView } from './stream-view.js';
import { firstVisible, isFound, oldestVisible } from './visibility.js';

const LINK_TYPE_BYTES = Buffer.from(LINK_TYPE);

export type Found<T> =
  | { readonly kind: 'found'; readonly pages: Iterable<T[]> }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'stream-deleted' };

/** Reads what is durable, through what truncation, age and deletion leave visible. */
export class Reader {
  constructor(
    private readonly log: Log,
    private readonly states: StreamStates,
    private readonly view: StreamView,
    private readonly clock: Clock,
  ) {}

  state(stream: string): StreamState {
    this.log.tell();
    return this.states.durable(stream);
  }

  isTombstoned(stream: string): boolean {
    return this.view.isTombstoned(stream, this.state(stream), (s) => this.state(s));
  }

  /** Events from a revision on. */
  forwards(stream: string, from: number): Found<StoredRecord> {
    return this.visibly(stream, (state, metadata) => {
      const first = Math.max(from, firstVisible(state, metadata));
      return this.blocksForwards(stream, state, first);
    });
  }

  /** Events from a revision back. */
  backwards(stream: string, from: number): Found<StoredRecord> {
    return this.visibly(stream, (state, metadata) =>
      this.blocksBackwards(stream, state, {
        from: firstVisible(state, metadata),
        to: Math.min(from, state.lastRevision),
      }),
    );
  }

  /** What a live subscription delivers: every event behind a revision, seen by readers or not. */
  written(stream: string, after: number): Iterable<StoredRecord[]> {
    return this.blocksForwards(stream, this.state(stream), after + 1);
  }

  tombstoneOf(stream: string): StoredRecord | undefined {
    const state = this.state(stream);
    return state.isTombstoned ? this.log.read(state.lastPosition) : undefined;
  }

  /** The event itself, or what a link points to. */
  resolve(record: StoredRecord): ResolvedEvent {
    if (!record.typeBytes.equals(LINK_TYPE_BYTES)) return plain(record);
    const target = linkTarget(record.data);
    if (target === undefined) return plain(record);
    return { event: this.visibleEvent(target.stream, target.revision), link: record };
  }

  private visibleEvent(stream: string, revision: number): StoredRecord | undefined {
    const state = this.state(stream);
    const metadata = this.view.metadataOf(stream, state);
    if (this.isTombstoned(stream) || !isFound(state, metadata)) return undefined;
    if (revision < firstVisible(state, metadata)) return undefined;
    const event = this.view.eventAt(stream, state, revision);
    const oldest = oldestVisible(metadata, this.clock.nowMicros());
    return event && event.createdMicros >= oldest ? event : undefined;
  }

  private visibly(
    stream: string,
    read: (state: StreamState, metadata: StreamMetadata) => Iterable<StoredRecord[]>,
  ): Found<StoredRecord> {
    if (this.isTombstoned(stream)) return { kind: 'stream-deleted' };
    const state = this.state(stream);
    const metadata = this.view.metadataOf(stream, state);
    if (!isFound(state, metadata)) return { kind: 'not-found' };
    const pages = read(state, metadata);
    if (metadata.maxAgeSeconds === undefined) return { kind: 'found', pages };
    return {
      kind: 'found',
      pages: youngerThan(pages, oldestVisible(metadata, this.clock.nowMicros())),
    };
  }

  private *blocksForwards(
    stream: string,
    state: StreamState,
    from: number,
  ): Generator<StoredRecord[]> {
    for (let at = from; at <= state.lastRevision;) {
      const block = Math.floor(at / BLOCK);
      yield this.view.block(stream, state, block, { from: at, to: state.lastRevision });
      at = (block + 1) * BLOCK;
    }
  }

  private *blocksBackwards(
    stream: string,
    state: StreamState,
    within: { from: number; to: number },
  ): Generator<StoredRecord[]> {
    let record = this.view.eventAt(stream, state, within.to);
    while (record !== undefined) {
      const page: StoredRecord[] = [];
      while (record !== undefined && page.length < BLOCK) {
        if (record.revision < within.from) break;
        page.push(record);
        record = record.revision === 0 ? undefined : this.log.read(record.previous);
      }
      if (page.length === 0) return;
      yield page;
    }
  }
}

function* youngerThan(pages: Iterable<StoredRecord[]>, oldest: number): Generator<StoredRecord[]> {
  for (const page of pages) yield page.filter((record) => record.createdMicros >= oldest);
}
