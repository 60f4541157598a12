import { firstDifference, type CopyResult } from './compare-stores.js';
import { endsOf, type Ends } from './ends.js';
import { streamEvents, type CopiedEvent } from './copied-event.js';
import { EventAppender } from './event-appender.js';
import { RawClient } from './raw-client.js';

const PROGRESS_EVERY = 10_000;

/**
 * Carries all streams of one store into another, empty one. Events go over in the order in which they were written, so a copy that
 * was broken off goes on behind the target's newest event. Metadata and tombstones follow at the end: on the way they would hide
 * or refuse events that are still to come.
 */
export async function copyStreams(options: {
  from: string;
  to: string;
  progress: (line: string) => void;
}): Promise<CopyResult> {
  const source = new RawClient(options.from);
  const target = new RawClient(options.to);
  try {
    await copyEvents(source, target, options.progress);
    await copyEnds(await endsOf(source), target);
    options.progress('Comparing…');
    return await firstDifference(source, target);
  } finally {
    await source.close();
    await target.close();
  }
}

async function copyEvents(
  source: RawClient,
  target: RawClient,
  progress: (line: string) => void,
): Promise<void> {
  const from = await whereToGoOn(source, target);
  if (from !== 'start') progress('Part of it is there already: going on behind it.');
  const appender = await EventAppender.open(target);
  let events = 0;
  for await (const event of streamEvents(source.all(from))) {
    if (from !== 'start' && event.position.commit === from.commit) continue; // is there
    await appender.add(event);
    events += 1;
    if (events % PROGRESS_EVERY === 0) progress(`${events} events copied…`);
  }
  await appender.finish();
  progress(`${events} events copied.`);
}

/** The source's position of the target's newest event: events before it are there, as they arrive in order. */
async function whereToGoOn(
  source: RawClient,
  target: RawClient,
): Promise<CopiedEvent['position'] | 'start'> {
  for await (const { stream, revision, id } of streamEvents(target.all('end'))) {
    for await (const original of streamEvents(source.all('start')))
      if (original.id === id && original.stream === stream && original.revision === revision)
        return original.position;
    throw new Error(
      `The target holds ${stream}@${revision}, which the source does not. Copy into an empty store.`,
    );
  }
  return 'start';
}

async function copyEnds(ends: Ends, target: RawClient): Promise<void> {
  const there = await endsOf(target);
  const appender = await EventAppender.open(target);
  for (const [stream, events] of ends.metadata) {
    if (there.tombstoned.has(stream.slice(2))) continue;
    // All in one append: a stream that is deleted on the way would make the target add metadata of its own.
    await appender.addTogether(events);
  }
  await appender.finish();
  for (const stream of ends.tombstoned)
    if (!there.tombstoned.has(stream)) await target.api.tombstoneStream(stream);
}
