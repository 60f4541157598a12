import {
  BACKWARDS,
  END,
  ErrorType,
  jsonEvent,
  NO_STREAM as CLIENT_NO_STREAM,
  START,
  streamNameFilter,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventMetadata, Recorded } from '../../kernel/event.js';
import { ClientHolder, SubscriptionClients } from './client-holder.js';
import {
  EventStoreUnavailable,
  NO_STREAM,
  type AppendOutcome,
  type Delivery,
  type EventStore,
  type EventToWrite,
  type SubscribeOptions,
} from './event-store.js';
import {
  append,
  isCancelledByUs,
  isOfType,
  isTruncated,
  readEvents,
  readIdAt,
} from './client-calls.js';
import { EventsGone } from './events-gone.js';
import type { Position } from './position.js';
import { recordedOf, toRecorded } from './recorded-event.js';
import { SubscriptionReader } from './subscription-reader.js';
import { withTimeout } from './with-timeout.js';

export interface EsdbOptions {
  readonly connectionString: string;
  /** One try of an append or a read. The client has no time limit of its own that holds. */
  readonly tryMs: number;
  /** All tries together, before the caller is told that the store is not available. */
  readonly giveUpMs: number;
}

/** Errors that say for certain that nothing was written, and that the same again would fail alike. */
const CERTAIN = [
  ErrorType.ACCESS_DENIED,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.MISSING_REQUIRED_METADATA_PROPERTY,
  ErrorType.INVALID_ARGUMENT,
];

/** Windows of events between two checkpoints; a window is 32 events by the server's default. */
const CHECKPOINT_EVERY = 32;

/** Reading a stream that never exists is the cheapest question there is. */
const PING_STREAM = 'makegood-ping';

const utf8 = new TextEncoder();

/** Of what is no bytes the client makes Base64, and reads that again, twice. */
function bytesOf(metadata: EventMetadata): Uint8Array {
  return utf8.encode(JSON.stringify(metadata));
}

/** The one adapter that knows `@eventstore/db-client`; its traps end here. */
export class EsdbEventStore implements EventStore {
  private readonly clients: ClientHolder;
  private readonly subscriptionClients: SubscriptionClients;

  constructor(private readonly options: EsdbOptions) {
    this.clients = new ClientHolder(options.connectionString);
    this.subscriptionClients = new SubscriptionClients(options.connectionString);
  }

  async append(
    stream: string,
    expectedRevision: number,
    events: readonly EventToWrite[],
  ): Promise<AppendOutcome> {
    const written = events.map(({ id, type, data, metadata }) =>
      jsonEvent({ id, type, data: data as Record<string, unknown>, metadata: bytesOf(metadata) }),
    );
    const expected = expectedRevision === NO_STREAM ? CLIENT_NO_STREAM : BigInt(expectedRevision);
    const outcome = await this.untilKnown((client) => append(client, stream, expected, written));
    if (outcome.kind === 'appended' && outcome.revision !== expectedRevision + events.length) {
      throw new EventsGone(stream);
    }
    return outcome;
  }

  async read(stream: string): Promise<readonly Recorded[]> {
    const events = await this.untilKnown((client) =>
      readEvents(client, stream, { fromRevision: START }),
    );
    const recorded = recordedOf(events);
    const isGone = recorded[0]
      ? recorded[0].revision > 0
      : await this.untilKnown((client) => isTruncated(client, stream));
    if (isGone) throw new EventsGone(stream, recorded);
    return recorded;
  }

  async readLast(stream: string): Promise<Recorded | undefined> {
    const options = { fromRevision: END, direction: BACKWARDS, maxCount: 1 } as const;
    const [last] = await this.untilKnown((client) => readEvents(client, stream, options));
    return last && toRecorded(last);
  }

  idAt(position: Position): Promise<string | undefined> {
    return this.untilKnown((client) => readIdAt(client, position));
  }

  async *subscribe({ prefixes, after, signal }: SubscribeOptions): AsyncIterable<Delivery> {
    const { client, giveBack } = this.subscriptionClients.take();
    try {
      const reader = new SubscriptionReader((checkpointReached) => {
        const filter = streamNameFilter({
          prefixes: [...prefixes],
          checkpointInterval: CHECKPOINT_EVERY,
          checkpointReached: (_, position) => {
            checkpointReached(position);
          },
        });
        const fromPosition = after === 'end' ? END : (after ?? START);
        return client.subscribeToAll({ fromPosition, filter });
      });
      for (;;) {
        const delivery = await reader.next(signal);
        if (!delivery) break;
        yield delivery;
      }
      if (!signal.aborted) throw new EventStoreUnavailable('The subscription ended.');
    } finally {
      await giveBack();
    }
  }

  async ping(timeoutMs: number): Promise<void> {
    const giveUp = new AbortController();
    const asking = readEvents(this.clients.current, PING_STREAM, { maxCount: 1 }, giveUp.signal);
    try {
      await withTimeout(timeoutMs, asking);
    } finally {
      giveUp.abort();
    }
  }

  async close(): Promise<void> {
    await this.clients.close();
  }

  /**
   * Asks again, with the same bytes, until the answer is known: a repeated append at an explicit revision is recognised
   * by the server. Anything but a plain refusal may also be a poisoned client, so the next try gets a new one.
   */
  private async untilKnown<T>(ask: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + this.options.giveUpMs;
    for (let tries = 1; ; tries += 1) {
      const client = this.clients.current;
      try {
        return await withTimeout(this.options.tryMs, ask(client));
      } catch (error) {
        if (error instanceof EventsGone || isOfType(error, ...CERTAIN)) throw error;
        if (!isCancelledByUs(error)) this.clients.renew(client);
        if (this.clients.closed || performance.now() >= giveUpAt) {
          throw new EventStoreUnavailable('The event store does not answer.', { cause: error });
        }
        await pause(Math.min(50 * 2 ** tries, 1_000));
      }
    }
  }
}
