import { streamEvents, type CopiedEvent } from './copied-event.js';
import { endsOf } from './ends.js';
import type { RawClient } from './raw-client.js';

export interface CopyResult {
  readonly events: number;
  readonly streams: number;
  /** The first thing that is not equal, if any is not. */
  readonly difference: string | undefined;
}

/** Walks both stores side by side: the same events in the same order, byte for byte, then the same metadata and tombstones. */
export async function firstDifference(source: RawClient, target: RawClient): Promise<CopyResult> {
  const copies = streamEvents(target.all('start'));
  let events = 0;
  let streams = 0;
  const result = (difference?: string): CopyResult => ({ events, streams, difference });
  for await (const original of streamEvents(source.all('start'))) {
    const { value: copy } = (await copies.next()) as { value: CopiedEvent | undefined };
    if (copy === undefined) return result(`${name(original)} is missing.`);
    if (!isEqual(original, copy))
      return result(`where ${name(original)} should be there is ${name(copy)}, or it differs.`);
    events += 1;
    if (original.revision === 0n) streams += 1;
  }
  const { value: surplus } = (await copies.next()) as { value: CopiedEvent | undefined };
  if (surplus !== undefined) return result(`${name(surplus)} is not in the source.`);
  return result(await differenceOfEnds(source, target));
}

const name = (event: CopiedEvent) => `${event.stream}@${event.revision}`;

function isEqual(a: CopiedEvent, b: CopiedEvent): boolean {
  const head = (e: CopiedEvent) =>
    JSON.stringify([e.stream, `${e.revision}`, e.id, e.type, e.contentType]);
  return (
    head(a) === head(b) &&
    Buffer.compare(a.data, b.data) === 0 &&
    Buffer.compare(a.metadata, b.metadata) === 0
  );
}

async function differenceOfEnds(source: RawClient, target: RawClient): Promise<string | undefined> {
  const expected = await endsOf(source);
  const there = await endsOf(target);
  for (const stream of expected.tombstoned)
    if (!there.tombstoned.has(stream)) return `the tombstone of ${stream} is missing.`;
  for (const stream of there.tombstoned)
    if (!expected.tombstoned.has(stream)) return `${stream} is tombstoned in the target only.`;
  for (const stream of new Set([...expected.metadata.keys(), ...there.metadata.keys()])) {
    // What a tombstoned stream's metadata was nobody can read any more.
    if (expected.tombstoned.has(stream.slice(2))) continue;
    if (isSame(expected.metadata.get(stream)?.at(-1), there.metadata.get(stream)?.at(-1))) continue;
    return `the newest event of ${stream} differs.`;
  }
  return undefined;
}

const isSame = (a: CopiedEvent | undefined, b: CopiedEvent | undefined) =>
  a !== undefined && b !== undefined && isEqual(a, b);
