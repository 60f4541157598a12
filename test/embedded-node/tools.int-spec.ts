import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  binaryEvent,
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  START,
} from '@eventstore/db-client';
import { connectionString } from '../../src/embedded-node/contract.js';
import { backup } from '../../src/embedded-node/engine/backup.js';
import { stats } from '../../src/embedded-node/engine/stats.js';
import { verify } from '../../src/embedded-node/engine/verify.js';
import { copyStreams } from '../../src/embedded-node/grpc/copy/copy-streams.js';
import { startNodeServer, type NodeServer } from '../../src/embedded-node/grpc/server.js';
import { temporaryFolder } from './test-node.js';

interface Running {
  readonly folder: string;
  readonly url: string;
  readonly server: NodeServer;
  readonly client: EventStoreDBClient;
}

const running: Running[] = [];
const folders: string[] = [];

async function node(folder = temporaryFolder()): Promise<Running> {
  folders.push(folder);
  const server = await startNodeServer({ dataDir: folder });
  const url = connectionString('127.0.0.1', server.port);
  const one = { folder, url, server, client: EventStoreDBClient.connectionString(url) };
  running.push(one);
  return one;
}

async function stop({ client, server }: Running): Promise<void> {
  await client.dispose();
  await server.stop();
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(stop));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const many = (count: number) =>
  Array.from({ length: count }, (_, n) => jsonEvent({ type: 'happened', data: { n } }));

/** Streams in every state that there is. */
async function fillWithAll({ client }: Running): Promise<void> {
  await client.appendToStream('long', many(150), { expectedRevision: NO_STREAM });
  await client.appendToStream('binary', [
    binaryEvent({ type: 'raw', data: Buffer.from([0, 255]), metadata: Buffer.from([1]) }),
  ]);
  await client.setStreamMetadata('long', { maxCount: 20, note: 'kept' });
  await client.appendToStream('deleted', many(2));
  await client.deleteStream('deleted');
  await client.appendToStream('recreated', many(2));
  await client.deleteStream('recreated');
  await client.appendToStream('recreated', many(3));
  await client.appendToStream('tombstoned', many(2));
  await client.tombstoneStream('tombstoned');
}

/** Events of a stream as a reader sees them, or why there are none. */
async function seen(client: EventStoreDBClient, stream: string): Promise<unknown> {
  const events: string[] = [];
  try {
    for await (const { event } of client.readStream(stream))
      events.push(`${event!.revision} ${event!.id} ${JSON.stringify(event!.data)}`);
    return events;
  } catch (error) {
    return (error as { type: string }).type;
  }
}

const STREAMS = ['long', 'binary', 'deleted', 'recreated', 'tombstoned', 'never'];

it('verifies a folder while a node has it open', async () => {
  const one = await node();
  await fillWithAll(one);
  expect(await verify(one.folder)).toMatchObject({ damages: [], faults: [], unacknowledged: 0 });
});

it('verifies the index of a stopped node, and finds every damaged place', async () => {
  const one = await node();
  await fillWithAll(one);
  await stop(running.pop()!);
  const sound = await verify(one.folder);
  expect(sound).toMatchObject({ events: 166, damages: [], faults: [] });

  const log = join(one.folder, 'events.log');
  const bytes = readFileSync(log);
  bytes[5000]! ^= 1;
  bytes[12_000]! ^= 1;
  writeFileSync(log, bytes);
  const { damages, events } = await verify(one.folder);
  expect(damages).toHaveLength(2);
  expect(damages[0]!.from).toBeLessThanOrEqual(5000);
  expect(damages[0]!.to).toBeGreaterThan(5000);
  expect(events).toBe(sound.events - 2);
});

it('counts what is there', async () => {
  const one = await node();
  await fillWithAll(one);
  expect(stats(one.folder)).toMatchObject({
    events: 166,
    streams: 9,
    metadataEvents: 5,
    tombstones: 1,
  });
});

it('backs up a node that goes on writing, and the copy opens as a node', async () => {
  const one = await node();
  await fillWithAll(one);
  const to = temporaryFolder();
  const writing = Promise.all(many(50).map((event) => one.client.appendToStream('later', event)));
  await backup(one.folder, to);
  await writing;
  const copy = await node(to);
  for (const stream of STREAMS)
    expect(await seen(copy.client, stream)).toEqual(await seen(one.client, stream));
  await copy.client.appendToStream('long', many(1), { expectedRevision: 149n });
  await expect(backup(one.folder, to)).rejects.toThrow('is not empty');
});

it('sees what was acknowledged also when the note of it is behind or lost', async () => {
  const one = await node();
  await fillWithAll(one);
  await stop(running.pop()!);
  rmSync(join(one.folder, 'durable'));
  expect(await verify(one.folder)).toMatchObject({ events: 166, damages: [], faults: [] });
  expect(await backup(one.folder, temporaryFolder())).toMatchObject({ events: 166 });

  const log = join(one.folder, 'events.log');
  const bytes = readFileSync(log);
  bytes[5000]! ^= 1;
  writeFileSync(log, bytes);
  const { damages, events } = await verify(one.folder);
  expect(damages).toHaveLength(1);
  expect(events).toBe(165);
});

it('says so when the index of a stopped node is not what was written, and a start makes it anew', async () => {
  const one = await node();
  await fillWithAll(one);
  await stop(running.pop()!);
  const index = join(one.folder, 'index', 'data.mdb');
  writeFileSync(index, readFileSync(index).fill(7));
  expect((await verify(one.folder)).faults).toEqual([
    expect.stringContaining('makes it anew') as string,
  ]);
  const again = await node(one.folder);
  expect(await seen(again.client, 'recreated')).toHaveLength(3);
  await stop(running.pop()!);
  expect(await verify(one.folder)).toMatchObject({ damages: [], faults: [] });
});

it('finds out by reading every byte what a start takes for unchanged', async () => {
  const one = await node();
  await fillWithAll(one);
  await stop(running.pop()!);
  const index = join(one.folder, 'index', 'data.mdb');
  const before = join(one.folder, 'before');
  execFileSync('cp', ['-p', index, before]);
  writeFileSync(index, readFileSync(index).fill(7));
  execFileSync('touch', ['-r', before, index]);
  expect((await verify(one.folder)).faults).toEqual([
    expect.stringContaining('Remove its folder') as string,
  ]);
});

it('opens a copy of a stopped node without making its index anew', async () => {
  const one = await node();
  await fillWithAll(one);
  await stop(running.pop()!);
  const copied = temporaryFolder();
  cpSync(one.folder, copied, { recursive: true });
  const [was, is] = [one.folder, copied].map(inodeOfIndex);
  expect(is).not.toBe(was);
  const again = await node(copied);
  expect(inodeOfIndex(copied)).toBe(is);
  expect(await seen(again.client, 'recreated')).toHaveLength(3);
});

const inodeOfIndex = (folder: string) => statSync(join(folder, 'index')).ino;

describe('copy', () => {
  const copy = (from: Running, to: Running, progress: string[] = []) =>
    copyStreams({ from: from.url, to: to.url, progress: (line) => progress.push(line) });

  it('carries all streams into another node, and again changes nothing', async () => {
    const [from, to] = [await node(), await node()];
    await fillWithAll(from);
    expect(await copy(from, to)).toEqual({ events: 160, streams: 5, difference: undefined });
    for (const stream of STREAMS)
      expect(await seen(to.client, stream)).toEqual(await seen(from.client, stream));
    expect((await to.client.getStreamMetadata('long')).metadata).toEqual({
      maxCount: 20,
      note: 'kept',
    });
    const size = stats(to.folder).events;
    const again: string[] = [];
    expect(await copy(from, to, again)).toMatchObject({ difference: undefined });
    expect(again[0]).toContain('going on');
    expect(stats(to.folder).events).toBe(size);
  });

  it('goes on where it was broken off', async () => {
    const [from, to] = [await node(), await node()];
    await from.client.appendToStream('a', many(5));
    expect(await copy(from, to)).toMatchObject({ events: 5 });
    await from.client.appendToStream('b', many(5));
    await from.client.appendToStream('a', many(5));
    expect(await copy(from, to)).toEqual({ events: 15, streams: 2, difference: undefined });
  });

  it('carries metadata that was changed more often than one append of events is long', async () => {
    const [from, to] = [await node(), await node()];
    await from.client.appendToStream('a', many(2));
    for (let n = 0; n < 99; n++) await from.client.setStreamMetadata('a', { n });
    await from.client.deleteStream('a');
    await from.client.appendToStream('a', many(1));
    expect(await copy(from, to)).toEqual({ events: 3, streams: 1, difference: undefined });
    expect(await seen(to.client, 'a')).toEqual(await seen(from.client, 'a'));
  });

  it('takes nobody’s event for a tombstone because of its type', async () => {
    const [from, to] = [await node(), await node()];
    await from.client.appendToStream('a', jsonEvent({ type: '$streamDeleted', data: {} }));
    expect(await copy(from, to)).toMatchObject({ events: 1, difference: undefined });
    expect(await seen(to.client, 'a')).toHaveLength(1);
  });

  it('is not equal to a target that has an end more', async () => {
    const [from, to] = [await node(), await node()];
    await from.client.appendToStream('a', many(1));
    await to.client.tombstoneStream('b');
    expect((await copy(from, to)).difference).toContain('b is tombstoned');
  });

  it('refuses a target that holds other events', async () => {
    const [from, to] = [await node(), await node()];
    await from.client.appendToStream('a', many(2));
    await to.client.appendToStream('other', many(1));
    await expect(copy(from, to)).rejects.toThrow('Copy into an empty store');
  });

  it('keeps bytes that JSON would change', async () => {
    const [from, to] = [await node(), await node()];
    const data = Buffer.from('{ "big": 9223372036854775807,  "n": 1.0 }');
    await from.client.appendToStream('raw', binaryEvent({ type: 'raw', data }));
    await copy(from, to);
    for await (const { event } of to.client.readStream('raw', { fromRevision: START }))
      expect(Buffer.from(event!.data as Uint8Array).equals(data)).toBe(true);
  });
});
