import {
  BACKWARDS,
  END,
  ErrorType,
  isCommandError,
  type AppendExpectedRevision,
  type EventData,
  type EventStoreDBClient,
  type ReadStreamOptions,
  type RecordedEvent,
} from '@eventstore/db-client';
import { isDisposed } from './client-holder.js';
import type { AppendOutcome } from './event-store.js';
import { EventsGone } from './events-gone.js';
import { comparePositions, type Position } from './position.js';

export function isOfType(error: unknown, ...types: readonly ErrorType[]): boolean {
  return error instanceof Error && isCommandError(error) && types.includes(error.type);
}

/**
 * A client was given up. Client 6.2.1 then fails the appends of all clients of the process, so it says nothing about the
 * one that was asked.
 */
export function isCancelledByUs(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Cancelled on client');
}

/** One try of an append. */
export async function append(
  client: EventStoreDBClient,
  stream: string,
  expectedRevision: AppendExpectedRevision,
  events: EventData[],
): Promise<AppendOutcome> {
  try {
    const result = await client.appendToStream(stream, events, { expectedRevision });
    const { nextExpectedRevision, position } = result;
    return {
      kind: 'appended',
      revision: Number(nextExpectedRevision),
      ...(position && { position }),
    };
  } catch (error) {
    if (isOfType(error, ErrorType.WRONG_EXPECTED_VERSION)) return { kind: 'conflict' };
    if (isOfType(error, ErrorType.STREAM_DELETED)) throw new EventsGone(stream);
    throw error;
  }
}

/**
 * One try of a read; a stream that does not exist has no events. A read that is cut off looks like one that came to its
 * end, so what a client brought that was given up meanwhile does not count.
 * @throws EventsGone where somebody deleted the stream for good
 */
export async function readEvents(
  client: EventStoreDBClient,
  stream: string,
  options: ReadStreamOptions,
  signal?: AbortSignal,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const reading = client.readStream(stream, options);
  signal?.addEventListener('abort', () => {
    reading.cancel().catch(() => undefined);
  });
  try {
    for await (const { event } of reading) if (event) events.push(event);
  } catch (error) {
    if (isOfType(error, ErrorType.STREAM_NOT_FOUND)) return [];
    if (isOfType(error, ErrorType.STREAM_DELETED)) throw new EventsGone(stream);
    throw error;
  }
  if (isDisposed(client)) throw new Error(`Reading ${stream} was cut off.`);
  return events;
}

/** One try. A stream that was deleted, but not for good, is truncated behind its last event, and its name may be used again. */
export async function isTruncated(client: EventStoreDBClient, stream: string): Promise<boolean> {
  const last = { fromRevision: END, direction: BACKWARDS, maxCount: 1 } as const;
  const [event] = await readEvents(client, `$$${stream}`, last);
  const metadata: unknown = event?.data;
  return typeof metadata === 'object' && metadata !== null && '$tb' in metadata;
}

/** Servers say so, with the status UNKNOWN, of a place where no record begins; 23.10 says `Error` only. */
const NO_RECORD_THERE = /Unexpected ReadAllResult/;

/** One try. A server may take any number for a place, and go on from there with the next event. */
export async function readIdAt(
  client: EventStoreDBClient,
  position: Position,
): Promise<string | undefined> {
  try {
    const reading = client.readAll({ fromPosition: position, maxCount: 1 });
    for await (const { event } of reading) {
      if (event) return comparePositions(event.position, position) === 0 ? event.id : undefined;
    }
  } catch (error) {
    if (error instanceof Error && NO_RECORD_THERE.test(error.message)) return undefined;
    throw error;
  }
  if (isDisposed(client)) throw new Error('Reading an event by its place was cut off.');
  return undefined;
}
