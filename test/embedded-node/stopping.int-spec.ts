import { rmSync } from 'node:fs';
import {
  EventStoreDBClient,
  jsonEvent,
  START,
  streamNameFilter,
  type StreamSubscription,
} from '@eventstore/db-client';
import { connectionString } from '../../src/embedded-node/contract.js';
import { startNodeServer, type NodeServer } from '../../src/embedded-node/grpc/server.js';
import { temporaryFolder } from './test-node.js';

let folder: string;
let server: NodeServer;
let client: EventStoreDBClient;

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startNodeServer({ dataDir: folder });
  client = EventStoreDBClient.connectionString(connectionString('127.0.0.1', server.port));
});
afterEach(async () => {
  await client.dispose();
  await server.stop().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});

const event = () => jsonEvent({ type: 'happened', data: {} });
const typeOf = (error: unknown) => (error as { type?: string }).type;

/** How a subscription ended. */
const ending = (subscription: StreamSubscription) =>
  new Promise<string | undefined>((resolve) => {
    subscription.on('error', (error: unknown) => {
      resolve(typeOf(error));
    });
    subscription.on('end', () => {
      resolve('ended without an error');
    });
  });

it('tells open subscriptions that it is gone, and never that they are done', async () => {
  await client.appendToStream('s', event());
  const subscription = client.subscribeToStream('s', { fromRevision: START });
  await new Promise((resolve) => subscription.once('data', resolve));
  const ended = ending(subscription);
  await server.stop();
  expect(await ended).toBe('unavailable');
});

it('answers every append that it took, and loses none that it said was written', async () => {
  const appends = Array.from({ length: 200 }, () => client.appendToStream('s', event()));
  await appends[0];
  const stopped = server.stop();
  const outcomes = await Promise.allSettled(appends);
  await stopped;
  const written = outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
  server = await startNodeServer({ dataDir: folder });
  const again = EventStoreDBClient.connectionString(connectionString('127.0.0.1', server.port));
  const [last] = await collect(
    again.readStream('s', { direction: 'backwards', fromRevision: 'end', maxCount: 1 }),
  );
  expect(Number(last!.event!.revision) + 1).toBeGreaterThanOrEqual(written);
  await again.dispose();
});

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

it('forgets a subscriber that has gone', async () => {
  for (let i = 0; i < 20; i++) {
    const subscription = client.subscribeToAll({
      filter: streamNameFilter({ prefixes: ['nothing'] }),
    });
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    await subscription.unsubscribe();
  }
  expect(await client.appendToStream('s', event())).toMatchObject({ success: true });
});

it('keeps one subscriber from holding up the others', async () => {
  await client.appendToStream('s', Array.from({ length: 3000 }, event));
  const slow = client.subscribeToStream('s', { fromRevision: START }); // nobody reads it
  const events = await collect(client.readStream('s'));
  expect(events).toHaveLength(3000);
  await slow.unsubscribe();
});

it('reads a long stream from any place, both ways', async () => {
  const count = 1000;
  await client.appendToStream('s', Array.from({ length: count }, event));
  for (const from of [0, 1, 31, 32, 33, 63, 64, 500, 991, 992, 999]) {
    const revisions = async (direction: 'forwards' | 'backwards') =>
      (
        await collect(
          client.readStream('s', { direction, fromRevision: BigInt(from), maxCount: 70 }),
        )
      ).map(({ event: e }) => Number(e!.revision));
    const forwards = Array.from({ length: Math.min(70, count - from) }, (_, i) => from + i);
    const backwards = Array.from({ length: Math.min(70, from + 1) }, (_, i) => from - i);
    expect(await revisions('forwards')).toEqual(forwards);
    expect(await revisions('backwards')).toEqual(backwards);
  }
});
