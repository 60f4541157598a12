import { parentPort, workerData } from 'node:worker_threads';
import { startNodeServer, type NodeServer } from './grpc/server.js';
import type { FromWorker, WorkerOptions } from './worker-messages.js';

const say = (message: FromWorker) => parentPort?.postMessage(message);

try {
  const server = await startNodeServer({
    ...(workerData as WorkerOptions),
    report: (message) => say({ kind: 'report', message }),
  });
  parentPort?.once('message', () => void stop(server));
  say({ kind: 'listening', port: server.port });
} catch (error) {
  const { name, message } = error as Error;
  say({ kind: 'refused', name, message });
}

async function stop(server: NodeServer): Promise<void> {
  await server.stop();
  process.exit(0); // of this thread only
}
