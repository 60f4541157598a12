import type { StoredRecord } from '../log/stored-record.js';
import type { AllReader } from './all-reader.js';
import type { Bell } from './bell.js';
import { CheckpointCounter } from './checkpoint-counter.js';
import type { EventFilter } from './filter.js';
import type { Reader } from './reader.js';
import { plain, type ResolvedEvent } from './resolved-event.js';

export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly ResolvedEvent[] }
  /** Everything up to and with this position was delivered or filtered out. */
  | { readonly kind: 'checkpoint'; readonly position: number }
  | { readonly kind: 'caught-up' }
  | { readonly kind: 'stream-deleted' };

export interface FilteredSubscription {
  readonly filter: EventFilter;
  /** A checkpoint after this many events, matching or not. */
  readonly checkpointInterval: number;
}

interface Options {
  readonly resolveLinks: boolean;
  readonly signal: AbortSignal;
}

interface AllOptions extends Options {
  readonly filtered?: FilteredSubscription;
}

export const ALL = '$all';
/** So near to the end counts as caught up: under constant writing nobody ever stands exactly at it. */
const CLOSE_BYTES = 256 * 1024;

/**
 * Catch-up subscriptions. Each pulls from the log at its own pace, before and after it has caught up: a slow one is behind, but
 * none ever loses, repeats or reorders an event, and none is dropped.
 */
export class Subscriptions {
  constructor(
    private readonly reader: Reader,
    private readonly all: AllReader,
    private readonly bell: Bell,
  ) {}

  /** Events of a stream behind a revision (-1: all). `end`: those written from now on. */
  async *toStream(
    stream: string,
    after: number | 'end',
    options: Options,
  ): AsyncGenerator<SubscriptionMessage> {
    const last = this.reader.state(stream).lastRevision;
    if (after !== 'end') {
      const visible = this.reader.forwards(stream, after + 1);
      const pages = visible.kind === 'found' ? visible.pages : [];
      for (const page of pages) yield this.events(page, options.resolveLinks);
    }
    yield { kind: 'caught-up' };
    yield* this.live(stream, after === 'end' ? last : Math.max(after, last), options);
  }

  private async *live(
    stream: string,
    after: number,
    options: Options,
  ): AsyncGenerator<SubscriptionMessage> {
    let at = after;
    while (!options.signal.aborted) {
      const ear = this.bell.listen(stream, options.signal);
      for (const page of this.reader.written(stream, at)) {
        yield this.events(page, options.resolveLinks);
        at = page.at(-1)?.revision ?? at;
      }
      if (this.reader.isTombstoned(stream)) {
        ear.stop();
        const tombstone = this.reader.tombstoneOf(stream);
        if (tombstone) yield { kind: 'events', events: [plain(tombstone)] };
        yield { kind: 'stream-deleted' };
        return;
      }
      await ear.heard;
    }
  }

  /** All events from a byte of the log on, or those of them that match. */
  async *toAll(from: number, options: AllOptions): AsyncGenerator<SubscriptionMessage> {
    const counter = options.filtered && new CheckpointCounter(options.filtered.checkpointInterval);
    const cursor = { at: from };
    do yield* this.pass(cursor, options, counter);
    while (this.all.behind(cursor.at) > CLOSE_BYTES && !options.signal.aborted);
    const checkpoint = counter?.rest();
    if (checkpoint !== undefined) yield { kind: 'checkpoint', position: checkpoint };
    yield { kind: 'caught-up' };
    while (!options.signal.aborted) {
      const ear = this.bell.listen(ALL, options.signal);
      const before = cursor.at;
      yield* this.pass(cursor, options, counter);
      if (cursor.at === before) await ear.heard;
      else ear.stop();
    }
  }

  /** Everything that is durable now, from where the cursor stands. */
  private async *pass(
    cursor: { at: number },
    options: AllOptions,
    counter: CheckpointCounter | undefined,
  ): AsyncGenerator<SubscriptionMessage> {
    for (const page of this.all.from(cursor.at)) {
      yield* this.page(page, options, counter);
      cursor.at = page.at(-1)?.end ?? cursor.at;
      // A filter that matches nothing for long must not keep everybody else waiting.
      await new Promise(setImmediate);
      if (options.signal.aborted) return;
    }
  }

  private *page(
    page: readonly StoredRecord[],
    options: AllOptions,
    counter: CheckpointCounter | undefined,
  ): Generator<SubscriptionMessage> {
    if (counter === undefined || options.filtered === undefined) {
      yield this.events(page, options.resolveLinks);
      return;
    }
    let matching: StoredRecord[] = [];
    for (const record of page) {
      if (options.filtered.filter.matches(record)) matching.push(record);
      const checkpoint = counter.considered(record.position);
      if (checkpoint === undefined) continue;
      if (matching.length > 0) yield this.events(matching, options.resolveLinks);
      matching = [];
      yield { kind: 'checkpoint', position: checkpoint };
    }
    if (matching.length > 0) yield this.events(matching, options.resolveLinks);
  }

  private events(page: readonly StoredRecord[], resolveLinks: boolean): SubscriptionMessage {
    return {
      kind: 'events',
      events: page.map((record) => (resolveLinks ? this.reader.resolve(record) : plain(record))),
    };
  }
}
