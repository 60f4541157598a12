import { connectionString } from '../contract.js';
import { startNodeServer } from '../grpc/server.js';
import { flags, portNumber, required } from './options.js';

const DEFAULT_PORT = '2113';
const LOOPBACK = '127.0.0.1';

/** Runs the node in this process until it is told to stop. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const given = flags(args, ['data', 'port', 'host']);
  const host = given.host ?? LOOPBACK;
  const server = await startNodeServer({
    dataDir: required(given.data, 'data'),
    port: portNumber(given.port ?? DEFAULT_PORT),
    host,
    report: (message) => process.stderr.write(`embedded node: ${message}\n`),
  });
  const stopped = stopSignal();
  process.stdout.write(`Event store listening: ${connectionString(host, server.port)}\n`);
  process.stderr.write(`embedded node: ${reach(host)}\n`);
  await stopped;
  await server.stop();
  return 0;
}

/** What everybody should know who finds it running. */
function reach(host: string): string {
  const limits =
    'for one machine only; a cluster is a real KurrentDB, and one line changes: ' +
    'EVENTSTORE_URL=esdb+discover://user:password@HOST:2113';
  return host === LOOPBACK
    ? limits
    : `reachable at ${host} without passwords or encryption; ${limits}`;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
