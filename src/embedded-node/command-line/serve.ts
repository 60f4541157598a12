import { connectionString } from '../contract.js';
import { startNodeServer } from '../grpc/server.js';
import { flags, portNumber, required } from './options.js';

const DEFAULT_PORT = '2113';
const LOOPBACK = '127.0.0.1';

/** Runs the node in this process until it is told to stop. */
export async function serve(args: readonly string[]): Promise<number> {
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
  if (host !== LOOPBACK)
    process.stderr.write(
      `embedded node: reachable from outside at ${host}, without passwords or encryption. A cluster is a real KurrentDB: set EVENTSTORE_URL to it.\n`,
    );
  await stopped;
  await server.stop();
  return 0;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
