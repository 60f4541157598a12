import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { writeFirstEvent } from '../engine/first-event.js';
import { Store } from '../engine/store.js';
import { append } from './append.js';
import { BatchAppend } from './batch-append.js';
import { deleteStream, tombstoneStream } from './delete.js';
import { clusterInfo } from './gossip.js';
import type { NodeContext } from './node-context.js';
import { persistentSubscriptions } from './persistent-subscriptions.js';
import { MAX_APPEND_SIZE } from './proposed-event.js';
import { read } from './read.js';
import { supportedMethods } from './server-features.js';
import type { Call } from './transport/call.js';
import { GrpcServer, type Handlers } from './transport/grpc-server.js';
import { manyAnswers, manyRequests, unary } from './methods.js';

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
  const self = { host, port: 0 };
  const server = new GrpcServer(handlersOf(node, self), report);
  try {
    await writeFirstEvent(store, node.newId());
    self.port = await server.listen(host, options.port ?? 0);
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    port: self.port,
    stop: async () => {
      stop.abort();
      await server.close();
      await store.close();
    },
  };
}

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::';

function handlersOf(node: NodeContext, self: { host: string; port: number }): Handlers {
  const instanceId = node.newId();
  // Who listens everywhere is found where the caller found it.
  const hostFor = ({ host }: Call) => (isEverywhere(self.host) ? host : self.host);
  return new Map([
    manyAnswers(StreamsService.read, (request, call) => read(node, request, call)),
    manyRequests(StreamsService.append, (requests) => append(node, requests)),
    [StreamsService.batchAppend.path, (call) => new BatchAppend(node, call)],
    unary(StreamsService.delete, (request) => deleteStream(node, request)),
    unary(StreamsService.tombstone, (request) => tombstoneStream(node, request)),
    unary(ServerFeaturesService.getSupportedMethods, () => Promise.resolve(supportedMethods())),
    unary(GossipService.read, (_, call) => {
      const member = { instanceId, host: hostFor(call), port: self.port, now: node.now() };
      return Promise.resolve(clusterInfo(member));
    }),
    ...persistentSubscriptions,
  ]);
}
