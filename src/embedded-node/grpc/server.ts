import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerUnaryCall,
  type ServerReadableStream,
} from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type {
  AppendReq,
  AppendResp,
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { Store } from '../engine/store.js';
import { append } from './append.js';
import { BatchAppend, type BatchAppendCall } from './batch-append.js';
import { decodeBatchAppend } from './decode-batch-append.js';
import { deleteStream, tombstoneStream } from './delete.js';
import type { ReadCall } from './event-stream.js';
import { clusterInfo } from './gossip.js';
import type { NodeContext } from './node-context.js';
import { persistentSubscriptions } from './persistent-subscriptions.js';
import { MAX_APPEND_SIZE } from './proposed-event.js';
import { read } from './read.js';
import { supportedMethods } from './server-features.js';

export interface NodeServerOptions {
  readonly dataDir: string;
  /** 0: any free one. */
  readonly port?: number;
  readonly host?: string;
  readonly report?: (message: string) => void;
}

export interface NodeServer {
  readonly port: number;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
/** Time for calls to hear that the node stops. */
const GRACE_MS = 500;

/** The largest message that EventStoreDB takes: 16 MiB less 10,000 bytes. */
const LARGEST_MESSAGE = 16 * 1024 * 1024 - 10_000;

/** Opens the folder and serves it, in this thread. */
export async function startNodeServer(options: NodeServerOptions): Promise<NodeServer> {
  const report = options.report ?? (() => undefined);
  const host = options.host ?? LOOPBACK;
  const store = await Store.open(options.dataDir, {
    nowMicros: () => Date.now() * 1000,
    newId: () => randomUUID(),
  });
  if (store.truncatedBytes > 0)
    report(`Cut off ${store.truncatedBytes} bytes of an append that was never acknowledged.`);
  const stop = new AbortController();
  setMaxListeners(0, stop.signal); // one for every open stream
  const node: NodeContext = {
    store,
    stopping: stop.signal,
    maxAppendSize: MAX_APPEND_SIZE,
    report,
    now: () => Date.now(),
    newId: () => randomUUID(),
  };
  const server = new Server({
    'grpc.max_receive_message_length': LARGEST_MESSAGE,
    'grpc.max_send_message_length': -1,
  });
  addStreams(server, node);
  addOtherServices(server, node, { host, port: () => port });
  const port = await bind(server, host, options.port ?? 0).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return {
    port,
    stop: async () => {
      stop.abort();
      await finished(server);
      await store.close();
    },
  };
}

function bind(server: Server, host: string, port: number): Promise<number> {
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(new Error(`Cannot listen on ${address}: ${error.message}`));
    });
  });
}

/** A shutdown waits for calls for ever; here they were told to end, and those that do not are cut. */
function finished(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, GRACE_MS);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::';

function addStreams(server: Server, node: NodeContext): void {
  const asIs = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const service = {
    ...StreamsService,
    read: { ...StreamsService.read, responseSerialize: asIs },
    batchAppend: {
      ...StreamsService.batchAppend,
      requestDeserialize: decodeBatchAppend,
      responseSerialize: asIs,
    },
  };
  server.addService(service, {
    read: (call: ReadCall) => void read(node, call),
    append: (call: ServerReadableStream<AppendReq, AppendResp>, done: sendUnaryData<AppendResp>) =>
      void append(node, call, done),
    batchAppend: (call: BatchAppendCall) => new BatchAppend(node, call),
    delete: (call: ServerUnaryCall<DeleteReq, DeleteResp>, done: sendUnaryData<DeleteResp>) =>
      void deleteStream(node, call, done),
    tombstone: (
      call: ServerUnaryCall<TombstoneReq, TombstoneResp>,
      done: sendUnaryData<TombstoneResp>,
    ) => void tombstoneStream(node, call, done),
  });
}

function addOtherServices(
  server: Server,
  node: NodeContext,
  self: { host: string; port: () => number },
): void {
  server.addService(ServerFeaturesService, {
    getSupportedMethods: (_: unknown, done: sendUnaryData<SupportedMethods>) => {
      done(null, supportedMethods());
    },
  });
  const instanceId = node.newId();
  server.addService(GossipService, {
    read: (call: ServerUnaryCall<unknown, ClusterInfo>, done: sendUnaryData<ClusterInfo>) => {
      // Who listens everywhere is found where the caller found it.
      const host = isEverywhere(self.host) ? call.getHost().replace(/:\d+$/, '') : self.host;
      done(null, clusterInfo({ instanceId, host, port: self.port(), now: node.now() }));
    },
  });
  server.addService(PersistentSubscriptionsService, persistentSubscriptions);
}
