import { randomUUID } from 'node:crypto';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type {
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { streamIdentifier, uuidText } from '../shared-messages.js';
import type { CopiedEvent } from './copied-event.js';
import type { RawClient } from './raw-client.js';

const MOST_EVENTS = 100;
const MOST_BYTES = 500_000;
/** As much as a server takes by default, less what it counts besides. */
const MOST_BYTES_TOGETHER = 1_000_000;
const IN_FLIGHT = 32;
const DEADLINE_MS = 60_000;

type Call = ClientDuplexStream<BatchAppendReq, BatchAppendResp>;

/**
 * Appends events under the revisions that they had, in the order in which they are added. Ids are kept and every append expects the
 * revision before it, so what is already there is recognised and not written twice.
 */
export class EventAppender {
  private batch: CopiedEvent[] = [];
  private bytes = 0;
  private readonly waiting = new Map<string, () => void>();
  private failure: Error | undefined;

  private constructor(private readonly call: Call) {
    call.on('data', (response: BatchAppendResp) => {
      const error = response.getError();
      if (error)
        this.fail(`${streamOf(response)} was refused: ${error.getMessage()}. Is the target empty?`);
      this.answered(uuidText(response.getCorrelationId()) ?? '');
    });
    call.on('error', (error: Error) => {
      this.fail(error.message);
      for (const id of this.waiting.keys()) this.answered(id);
    });
  }

  static async open(target: RawClient): Promise<EventAppender> {
    return new EventAppender(await target.appends());
  }

  async add(event: CopiedEvent): Promise<void> {
    const before = this.batch.at(-1);
    const isNext =
      before === undefined ||
      (before.stream === event.stream && before.revision + 1n === event.revision);
    const isFull = this.batch.length >= MOST_EVENTS || this.bytes + sizeOf(event) > MOST_BYTES;
    if (!isNext || (isFull && this.batch.length > 0)) await this.send();
    this.push(event);
  }

  /** Adds the events of one stream as one append, however many there are. */
  async addTogether(events: readonly CopiedEvent[]): Promise<void> {
    await this.send();
    for (const event of events) this.push(event);
    if (this.bytes > MOST_BYTES_TOGETHER)
      throw new Error(
        `Copying failed: ${events[0]?.stream ?? ''} holds ${this.bytes} bytes, more than go over in one append.`,
      );
    await this.send();
  }

  private push(event: CopiedEvent): void {
    this.batch.push(event);
    this.bytes += sizeOf(event);
  }

  /** Sends what was added as one append. */
  async send(): Promise<void> {
    const { batch } = this;
    this.batch = [];
    this.bytes = 0;
    if (batch.length > 0) {
      const id = randomUUID();
      const answered = new Promise<void>((resolve) => this.waiting.set(id, resolve));
      this.call.write(request(id, batch));
      if (this.waiting.size >= IN_FLIGHT) await answered;
    }
    if (this.failure) throw this.failure;
  }

  /** Everything added is in the target. */
  async finish(): Promise<void> {
    await this.send();
    const answers = [...this.waiting.keys()].map(
      (id) =>
        new Promise<void>((resolve) => {
          const first = this.waiting.get(id);
          this.waiting.set(id, () => {
            first?.();
            resolve();
          });
        }),
    );
    await Promise.all(answers);
    this.call.cancel();
    if (this.failure) throw this.failure;
  }

  private answered(id: string): void {
    const resolve = this.waiting.get(id);
    this.waiting.delete(id);
    resolve?.();
  }

  private fail(message: string): void {
    this.failure ??= new Error(`Copying failed: ${message}`);
  }
}

const sizeOf = (event: CopiedEvent) =>
  event.data.length + event.metadata.length + 2 * event.type.length;

const streamOf = (response: BatchAppendResp) =>
  Buffer.from(response.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();

function request(id: string, events: readonly CopiedEvent[]): BatchAppendReq {
  const [first] = events;
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(streamIdentifier(first?.stream ?? ''))
    .setDeadline(timestamp.Timestamp.fromDate(new Date(Date.now() + DEADLINE_MS)));
  if (first === undefined || first.revision === 0n) options.setNoStream(new empty.Empty());
  else options.setStreamPosition(String(first.revision - 1n));
  return new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(id))
    .setOptions(options)
    .setIsFinal(true)
    .setProposedMessagesList(events.map(proposed));
}

function proposed(event: CopiedEvent): BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(event.id))
    .setCustomMetadata(event.metadata)
    .setData(event.data);
  message.getMetadataMap().set('type', event.type).set('content-type', event.contentType);
  return message;
}
