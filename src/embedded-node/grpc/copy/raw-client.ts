import type {
  CallOptions,
  ClientDuplexStream,
  ClientReadableStream,
  Metadata,
} from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type {
  BatchAppendReq,
  BatchAppendResp,
  ReadReq,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { copiedEvent, type CopiedEvent } from './copied-event.js';

/** What the client keeps for its own methods: its connection, with discovery, encryption and passwords. */
interface Connection {
  GRPCStreamCreator<Call>(
    service: typeof StreamsClient,
    name: string,
    create: (client: StreamsClient) => Call,
  ): () => Promise<Call>;
  callArguments(options: object, callOptions: CallOptions): [Metadata, CallOptions];
}

/** Reads and writes events as bytes. The client's own methods parse JSON, and long numbers do not survive that. */
export class RawClient {
  private readonly client: EventStoreDBClient;
  private readonly connection: Connection;

  constructor(url: string) {
    this.client = EventStoreDBClient.connectionString(url);
    this.connection = this.client as unknown as Connection;
  }

  /** Every event of the store, from a position or an end on. */
  async *all(from: CopiedEvent['position'] | 'start' | 'end'): AsyncGenerator<CopiedEvent> {
    const call = await this.open<ClientReadableStream<ReadResp>>((client) =>
      client.read(readRequest(from), ...this.arguments()),
    );
    try {
      for await (const response of call as AsyncIterable<ReadResp>) {
        const recorded = response.getEvent()?.getEvent();
        if (recorded !== undefined) yield copiedEvent(recorded);
      }
    } finally {
      call.cancel();
    }
  }

  appends(): Promise<ClientDuplexStream<BatchAppendReq, BatchAppendResp>> {
    return this.open((client) => client.batchAppend(...this.arguments()));
  }

  get api(): EventStoreDBClient {
    return this.client;
  }

  close(): Promise<void> {
    return this.client.dispose();
  }

  private open<Call>(create: (client: StreamsClient) => Call): Promise<Call> {
    return this.connection.GRPCStreamCreator(StreamsClient, 'copy', create)();
  }

  private arguments(): [Metadata, CallOptions] {
    return this.connection.callArguments({}, { deadline: Infinity });
  }
}

function readRequest(from: CopiedEvent['position'] | 'start' | 'end'): ReadReq {
  const { Options } = streams.ReadReq;
  const empty = new shared.Empty();
  const all = new Options.AllOptions();
  if (from === 'start') all.setStart(empty);
  else if (from === 'end') all.setEnd(empty);
  else
    all.setPosition(
      new Options.Position().setCommitPosition(from.commit).setPreparePosition(from.prepare),
    );
  const { FORWARDS, BACKWARDS } = Options.ReadDirection;
  const options = new Options()
    .setAll(all)
    .setReadDirection(from === 'end' ? BACKWARDS : FORWARDS)
    .setCount(String(Number.MAX_SAFE_INTEGER))
    .setNoFilter(empty)
    .setUuidOption(new Options.UUIDOption().setString(empty));
  return new streams.ReadReq().setOptions(options);
}
