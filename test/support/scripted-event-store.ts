import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import {
  SupportedMethod,
  SupportedMethods,
} from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import {
  BatchAppendResp,
  ReadResp,
  type BatchAppendReq,
  type ReadReq,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { EventToWrite } from '../../src/platform/event-store/event-store.js';

type AppendCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;
type ReadCall = ServerWritableStream<ReadReq, ReadResp>;

/** What the server does at the nth time (from 0) that it is asked. By default it answers as it should. */
export interface Script {
  readonly features?: (nth: number) => 'answer' | 'silence' | 'internal-error';
  readonly append?: (nth: number) => 'answer' | 'silence' | 'end-with-ok' | 'break';
  readonly read?: (nth: number, call: ReadCall) => void;
}

export interface AppendAsked {
  /** Of the client that asked. */
  readonly client: string;
  /** All that was sent of the events. */
  readonly bytes: string;
}

/** Speaks EventStoreDB's protocol and does what a test says: it stores nothing. */
export class ScriptedEventStore {
  readonly appends: AppendAsked[] = [];
  features = 0;
  reads = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(script: Script): Promise<ScriptedEventStore> {
    const server = new Server();
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
        if (error) reject(error);
        else resolve(bound);
      });
    });
    const store = new ScriptedEventStore(server, port);
    server.addService(ServerFeaturesService, {
      getSupportedMethods: (_: unknown, done: sendUnaryData<SupportedMethods>) => {
        store.onFeatures(script.features?.(store.features++) ?? 'answer', done);
      },
    });
    const unused = (_: ServerUnaryCall<unknown, never>, done: sendUnaryData<never>): void => {
      done({ code: status.UNIMPLEMENTED });
    };
    server.addService(StreamsService, {
      ...{ append: unused, delete: unused, tombstone: unused },
      read: (call: ReadCall) => {
        script.read?.(store.reads++, call);
      },
      batchAppend: (call: AppendCall) => {
        call.on('data', (request: BatchAppendReq) => {
          store.onAppend(script.append?.(store.appends.length) ?? 'answer', call, request);
        });
      },
    });
    return store;
  }

  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private onFeatures(
    answer: 'answer' | 'silence' | 'internal-error',
    done: sendUnaryData<SupportedMethods>,
  ): void {
    if (answer === 'silence') return;
    if (answer === 'internal-error') {
      done({ code: status.INTERNAL, details: 'Something broke.' });
      return;
    }
    const method = new SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName('batchappend');
    const methods = new SupportedMethods();
    methods.addMethods(method);
    done(null, methods);
  }

  private onAppend(
    answer: 'answer' | 'silence' | 'end-with-ok' | 'break',
    call: AppendCall,
    request: BatchAppendReq,
  ): void {
    const events = request.getProposedMessagesList();
    const bytes = events.map((event) => Buffer.from(event.serializeBinary()).toString('hex'));
    const client = String(call.metadata.get('connection-name')[0]);
    this.appends.push({ client, bytes: bytes.join() });
    if (answer === 'end-with-ok') call.end();
    if (answer === 'break')
      call.destroy(Object.assign(new Error('broken'), { code: status.INTERNAL }));
    if (answer !== 'answer') return;
    const success = new BatchAppendResp.Success();
    success.setCurrentRevision(String(events.length - 1));
    const response = new BatchAppendResp();
    response.setCorrelationId(request.getCorrelationId());
    response.setSuccess(success);
    call.write(response);
  }
}

/** An event as a read brings it. */
export function readAnswer(stream: string, revision: number, event: EventToWrite): ReadResp {
  const id = new UUID();
  id.setString(event.id);
  const identifier = new StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream));
  const recorded = new ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(id);
  recorded.setStreamIdentifier(identifier);
  recorded.setStreamRevision(String(revision));
  recorded.setData(Buffer.from(JSON.stringify(event.data)));
  recorded.setCustomMetadata(Buffer.from(JSON.stringify(event.metadata)));
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', 'application/json')
    .set('created', '0');
  const resolved = new ReadResp.ReadEvent();
  resolved.setEvent(recorded);
  const answer = new ReadResp();
  answer.setEvent(resolved);
  return answer;
}
