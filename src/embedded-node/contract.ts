import { Worker } from 'node:worker_threads';
import type { FromWorker, WorkerOptions } from './worker-messages.js';

export interface EmbeddedNodeOptions {
  /** Where everything is kept. One node at a time may have it open. */
  readonly dataDir: string;
  /** 0, the default: any free port. */
  readonly port?: number;
  /** Loopback unless told otherwise: the node has no passwords and no encryption. */
  readonly host?: string;
}

export interface EmbeddedNode {
  readonly port: number;
  /** For any EventStoreDB client, in this process or another one on this machine. */
  readonly connectionString: string;
  /** Ends all calls with a status and closes the folder. */
  stop(): Promise<void>;
  /** Resolves if the node ends without having been asked to. Every client is then without a server. */
  readonly failed: Promise<Error>;
}

/** Starts a node in a thread of its own, so that its work and its service's do not wait for each other. */
export async function startEmbeddedNode(options: EmbeddedNodeOptions): Promise<EmbeddedNode> {
  const workerData: WorkerOptions = {
    dataDir: options.dataDir,
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
  };
  // Of the flags of this process only this one concerns the thread; some of the others (--input-type) would keep it from starting.
  const execArgv = process.execArgv.filter((flag) => flag === '--enable-source-maps');
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, execArgv });
  const exited = new Promise<Error>((resolve) => {
    worker.once('error', resolve);
    worker.once('exit', (code) => {
      resolve(new Error(`The embedded node's thread ended (code ${code}).`));
    });
  });
  const port = await Promise.race([
    listening(worker),
    exited.then((error) => Promise.reject(error)),
  ]);
  let isStopping = false;
  return {
    port,
    connectionString: connectionString(workerData.host, port),
    failed: new Promise((resolve) => {
      void exited.then((error) => {
        if (!isStopping) resolve(error);
      });
    }),
    stop: async () => {
      isStopping = true;
      worker.postMessage('stop');
      await exited;
    },
  };
}

export function connectionString(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `esdb://${reachable}:${port}?tls=false`;
}

function listening(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'listening':
          resolve(message.port);
          break;
        case 'refused':
          reject(Object.assign(new Error(message.message), { name: message.name }));
          break;
        case 'report':
          process.stderr.write(`embedded node: ${message.message}\n`);
          break;
      }
    });
  });
}
