import type { Expectation } from '../../src/embedded-node/engine/expectation.js';
import type { AppendOutcome } from '../../src/embedded-node/engine/new-event.js';

export interface NaiveEvent {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

export type Outcome = { kind: string; revision?: number; current?: number; hasPosition?: boolean };

const DELETED = 2 ** 63;

/** EventStoreDB's rules over arrays, as plainly as they can be written down. Compared with the real engine by `engine-model.int-spec.ts`. */
export class NaiveStore {
  readonly all: NaiveEvent[] = [];
  private readonly streams = new Map<string, NaiveEvent[]>();
  private readonly tombstoned = new Set<string>();
  private readonly firstWithId = new Map<string, NaiveEvent>();

  append(stream: string, expected: Expectation, events: NaiveEvent[]): Outcome {
    const refusal = this.check(
      stream,
      expected,
      events.map((e) => e.id),
    );
    if (refusal) return refusal;
    const last = this.last(stream);
    const wasDeleted = this.isDeleted(stream);
    const about = stream.startsWith('$$') ? stream.slice(2) : undefined;
    const aboutWasDeleted = about !== undefined && this.isDeleted(about);
    events.forEach((event, i) => {
      this.write({ ...event, stream, revision: last + 1 + i });
    });
    if (wasDeleted) this.rewriteMetadata(stream, last + 1);
    if (aboutWasDeleted) this.rewriteMetadata(about, this.last(about) + 1);
    return { kind: 'success', revision: last + events.length, hasPosition: true };
  }

  delete(stream: string, expected: Expectation): Outcome {
    const refusal = this.check(stream, expected, ['fresh']);
    if (refusal) return refusal;
    if (this.last(stream) < 0 && this.last(`$$${stream}`) < 0)
      return { kind: 'wrong-expected-version', current: -1 };
    this.metadata(stream, '{"$tb":9223372036854775807}');
    return { kind: 'success', revision: this.last(stream), hasPosition: true };
  }

  tombstone(stream: string, expected: Expectation): Outcome {
    const refusal = this.check(stream, expected, ['fresh']);
    if (refusal) return refusal;
    this.tombstoned.add(stream);
    this.all.push({ stream, revision: DELETED, id: 'server', type: '$streamDeleted', data: '' });
    return { kind: 'success', revision: this.last(stream), hasPosition: true };
  }

  /** Visible events, oldest first; or why there are none. */
  read(stream: string): NaiveEvent[] | 'not-found' | 'stream-deleted' {
    if (this.isTombstoned(stream)) return 'stream-deleted';
    if (this.last(stream) < 0 || this.isDeleted(stream)) return 'not-found';
    return this.events(stream).filter((e) => this.isVisible(e));
  }

  private check(stream: string, expected: Expectation, ids: string[]): Outcome | undefined {
    if (this.isTombstoned(stream)) return { kind: 'stream-deleted' };
    switch (expected.kind) {
      case 'stream-exists':
        if (this.isDeleted(stream)) return { kind: 'stream-deleted' };
        if (this.last(stream) < 0 && this.last(`$$${stream}`) < 0) return this.wrong(stream);
        return this.checkKnownIds(stream, ids);
      case 'any':
        return this.checkKnownIds(stream, ids);
      case 'no-stream':
        return this.checkRevision(stream, -1, ids);
      case 'revision':
        return this.checkRevision(stream, Number(expected.revision), ids);
    }
  }

  private checkKnownIds(stream: string, ids: string[]): Outcome | undefined {
    const known = ids.map((id) => this.firstWithId.get(id));
    const unknown = known.findIndex((event) => event?.stream !== stream);
    if (ids.length === 0 || unknown === 0) return undefined;
    return unknown > 0 ? this.wrong(stream) : this.before(known.at(-1));
  }

  private checkRevision(stream: string, from: number, ids: string[]): Outcome | undefined {
    const last = this.last(stream);
    if (from === last) return undefined;
    if (from > last || ids.length === 0) return this.wrong(stream);
    const there = this.events(stream).slice(from + 1, from + 1 + ids.length);
    if (ids[0] !== there[0]?.id)
      return from === -1 && this.isDeleted(stream) ? undefined : this.wrong(stream);
    const isSame = ids.every((id, i) => there[i]?.id === id);
    return isSame ? this.before(there.at(-1)) : this.wrong(stream);
  }

  private wrong(stream: string): Outcome {
    return { kind: 'wrong-expected-version', current: this.last(stream) };
  }

  private before(event: NaiveEvent | undefined): Outcome {
    if (!event) throw new Error('nothing was written before');
    const hasPosition = !this.isDeleted(event.stream) && this.isVisible(event);
    return { kind: 'success', revision: event.revision, hasPosition };
  }

  private isVisible(event: NaiveEvent): boolean {
    const { $maxCount, $tb } = this.metadataOf(event.stream);
    const last = this.last(event.stream);
    return event.revision >= ($tb ?? 0) && event.revision > last - ($maxCount ?? Infinity);
  }

  private isDeleted(stream: string): boolean {
    return (this.metadataOf(stream).$tb ?? 0) >= DELETED;
  }

  private isTombstoned(stream: string): boolean {
    return (
      this.tombstoned.has(stream) ||
      (stream.startsWith('$$') && this.tombstoned.has(stream.slice(2)))
    );
  }

  private metadataOf(stream: string): { $maxCount?: number; $tb?: number } {
    if (stream.startsWith('$$')) return { $maxCount: 1 };
    const newest = this.events(`$$${stream}`).at(-1);
    return newest ? (JSON.parse(newest.data) as { $maxCount?: number; $tb?: number }) : {};
  }

  private rewriteMetadata(stream: string, $tb: number): void {
    this.metadata(stream, JSON.stringify({ ...this.metadataOf(stream), $tb }));
  }

  private metadata(stream: string, data: string): void {
    const name = `$$${stream}`;
    const revision = this.last(name) + 1;
    this.write({ stream: name, revision, id: 'server', type: '$metadata', data });
  }

  private write(event: NaiveEvent): void {
    this.all.push(event);
    this.streams.set(event.stream, [...this.events(event.stream), event]);
    if (event.id !== 'server' && !this.firstWithId.has(event.id))
      this.firstWithId.set(event.id, event);
  }

  private events(stream: string): NaiveEvent[] {
    return this.streams.get(stream) ?? [];
  }

  private last(stream: string): number {
    return this.events(stream).length - 1;
  }
}

export function outcomeOf(outcome: AppendOutcome): Outcome {
  switch (outcome.kind) {
    case 'success':
      return {
        kind: 'success',
        revision: outcome.revision,
        hasPosition: outcome.position !== undefined,
      };
    case 'wrong-expected-version':
      return { kind: outcome.kind, current: outcome.current };
    case 'stream-deleted':
      return { kind: outcome.kind };
  }
}
