import {
  ErrorType,
  isCommandError,
  type AppendExpectedRevision,
  type EventData,
  type EventStoreDBClient,
  type ReadStreamOptions,
  type RecordedEvent,
} from '@eventstore/db-client';
import type { AppendOutcome } from './event-store.js';

export function isOfType(error: unknown, ...types: readonly ErrorType[]): boolean {
  return error instanceof Error && isCommandError(error) && types.includes(error.type);
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
    throw error;
  }
}

/** One try of a read; a stream that does not exist has no events. */
export async function readEvents(
  client: EventStoreDBClient,
  stream: string,
  options: ReadStreamOptions,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  try {
    for await (const { event } of client.readStream(stream, options)) {
      if (event) events.push(event);
    }
  } catch (error) {
    if (isOfType(error, ErrorType.STREAM_NOT_FOUND)) return [];
    throw error;
  }
  return events;
}
