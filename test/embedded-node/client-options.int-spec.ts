import { randomUUID } from 'node:crypto';
import {
  binaryEvent,
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults as groupSettings,
  START,
  streamNameFilter,
  type AllStreamSubscription,
} from '@eventstore/db-client';
import { startTestNode, type TestNode } from './test-node.js';

// What clients may ask for besides the recorded cases.
let node: TestNode;
let client: EventStoreDBClient;
let stream: string;
const others: EventStoreDBClient[] = [];

beforeAll(async () => {
  node = await startTestNode();
  client = connect(node.connectionString);
});
beforeEach(() => {
  stream = `s-${randomUUID()}`;
});
afterAll(async () => {
  await Promise.all(others.map((one) => one.dispose()));
  await node.stop();
});

function connect(url: string): EventStoreDBClient {
  const one = EventStoreDBClient.connectionString(url);
  others.push(one);
  return one;
}

const credentials = { username: 'nobody', password: 'wrong' };
const event = (data: object = {}) => jsonEvent({ type: 'happened', data: data as never });
const failure = (answer: Promise<unknown>): Promise<Record<string, unknown>> =>
  answer.then(
    () => ({ none: true }),
    (error: unknown) => error as Record<string, unknown>,
  );

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) taken.push(item);
  return taken;
}

describe('appends', () => {
  it.each([
    ['a batch append', {}],
    ['the older append', { credentials }],
  ])('%s that comes too late is told so', async (_, options) => {
    await client.appendToStream(stream, event());
    const late = client.appendToStream(stream, event({ n: 'x'.repeat(500_000) }), {
      ...options,
      deadline: 1,
    });
    expect(await failure(late)).toMatchObject({ type: 'deadline-exceeded' });
  });

  it.each([
    ['a batch append', {}],
    ['the older append', { credentials }],
  ])('%s at the limit is taken, and one byte more is refused', async (_, options) => {
    const limit = 1_048_576;
    const sized = (bytes: number) =>
      binaryEvent({ type: 'raw', data: Buffer.alloc(bytes - 2 * 'raw'.length) });
    const half = sized(limit / 2);
    expect(await client.appendToStream(stream, [half, sized(limit / 2)], options)).toMatchObject({
      success: true,
    });
    const tooMuch = client.appendToStream(
      stream,
      [sized(limit / 2), sized(limit / 2 + 1)],
      options,
    );
    expect(await failure(tooMuch)).toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: limit,
    });
    expect(await collect(client.readStream(stream))).toHaveLength(2);
  });

  it('ends the stream of a client that sends more than any server takes, and serves it again', async () => {
    const huge = binaryEvent({ type: 'raw', data: Buffer.alloc(17 * 1024 * 1024) });
    expect(await failure(client.appendToStream(stream, huge))).toMatchObject({ code: 8 });
    expect(await client.appendToStream(stream, event())).toMatchObject({ success: true });
  });

  it.each([
    ['a batch append', {}],
    ['the older append', { credentials }],
  ])('%s does not throw on a conflict if the client asked for that', async (_, options) => {
    const quiet = connect(`${node.connectionString}&throwOnAppendFailure=false`);
    const answer = await quiet.appendToStream(stream, event(), {
      ...options,
      expectedRevision: 7n,
    });
    expect(answer.success).toBe(false);
  });
});

describe('an append of no events to a deleted stream', () => {
  it.each<[string, () => string]>([
    ['itself', () => stream],
    ['by its metadata', () => `$$${stream}`],
  ])('brings it back, without events: %s', async (_, name) => {
    await client.appendToStream(stream, [event(), event()]);
    await client.deleteStream(stream);
    const { nextExpectedRevision, position } = await client.appendToStream(name(), []);
    expect(nextExpectedRevision).toBe(name() === stream ? 1n : 0n);
    expect(position).toBeDefined();
    expect(await collect(client.readStream(stream))).toEqual([]);
    expect((await client.getStreamMetadata(stream)).metadata).toEqual({ truncateBefore: 2 });
    await client.appendToStream(stream, event(), { expectedRevision: 1n });
    expect(await collect(client.readStream(stream))).toHaveLength(1);
  });
});

it('has an event of its own in $all before anybody wrote, as EventStoreDB has', async () => {
  for await (const { event: first } of client.readAll({ maxCount: 1 }))
    expect(first?.type.startsWith('$')).toBe(true);
  expect(await collect(client.readAll({ maxCount: 1 }))).toHaveLength(1);
});

describe('the revision that stands for none', () => {
  const none = 2n ** 64n - 1n;

  it.each([
    ['a batch append', {}],
    ['the older append', { credentials }],
  ])('expects no stream: %s', async (_, options) => {
    const expecting = { ...options, expectedRevision: none };
    expect(await client.appendToStream(stream, event(), expecting)).toMatchObject({
      nextExpectedRevision: 0n,
    });
    expect(await failure(client.appendToStream(stream, event(), expecting))).toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 0n,
    });
    expect(await failure(client.deleteStream(stream, expecting))).toMatchObject({
      expectedVersion: -1n,
    });
  });

  it('larger than any is wrong, not too large to be answered', async () => {
    const expectedRevision = none - 1n;
    const refused = client.appendToStream(stream, event(), { credentials, expectedRevision });
    expect(await failure(refused)).toMatchObject({ expectedVersion: expectedRevision });
  });

  it('is the end for reads and subscriptions', async () => {
    await client.appendToStream(stream, event());
    const read = collect(client.readStream(stream, { fromRevision: none }));
    expect(await failure(read)).toMatchObject({ type: 'unknown', code: 2 });
    const subscription = client.subscribeToStream(stream, { fromRevision: none });
    await new Promise((resolve) => subscription.on('caughtUp', resolve as () => void));
    await client.appendToStream(stream, event());
    for await (const { event: heard } of subscription) {
      expect(heard?.revision).toBe(1n);
      break;
    }
  });
});

describe('connecting', () => {
  it.each([
    ['by discovery', 'esdb+discover://HOST'],
    ['with several hosts, one of which is not there', 'esdb://127.0.0.1:1,HOST'],
  ])('%s, preferring what there is none of', async (_, hosts) => {
    const host = node.connectionString.replaceAll(/^esdb:\/\/|\?.*$/g, '');
    const options = 'tls=false&nodePreference=follower&gossipTimeout=20';
    const found = connect(`${hosts.replace('HOST', host)}?${options}`);
    expect(await found.appendToStream(stream, event())).toMatchObject({ success: true });
    expect(await collect(found.readStream(stream, { requiresLeader: true }))).toHaveLength(1);
  });

  it('with a password, which is not looked at without encryption', async () => {
    const known = connect(node.connectionString.replace('esdb://', 'esdb://admin:changeit@'));
    expect(await known.appendToStream(stream, event())).toMatchObject({ success: true });
  });
});

describe('filters', () => {
  /** Names of streams that a filter lets through. */
  async function through(regex: string): Promise<string[]> {
    const subscription: AllStreamSubscription = client.subscribeToAll({
      fromPosition: START,
      filter: streamNameFilter({ regex }),
    });
    const names: string[] = [];
    subscription.on('data', ({ event: e }) => names.push(e!.streamId));
    await new Promise((resolve, reject) => {
      subscription.on('caughtUp', resolve as () => void);
      subscription.on('error', reject);
    });
    await subscription.unsubscribe();
    return names;
  }

  it.each([
    ['(?i)^S-', true],
    ['\\A[\\w\\-]+\\z', true],
    ['^\\p{Ll}-', true],
    ['^\\p{Lu}-', false],
  ])('that are .NET expressions: %s', async (regex, matches) => {
    await client.appendToStream(stream, event());
    expect((await through(regex)).includes(stream)).toBe(matches);
  });

  it('that are no expressions are refused', async () => {
    expect(await failure(through('('))).toMatchObject({ type: 'unknown', code: 2 });
  });
});

describe('what the node does not do', () => {
  const missing = { type: 'persistent-subscription-does-not-exist' };

  it.each<[string, () => Promise<unknown>]>([
    ['delete', () => client.deletePersistentSubscriptionToStream(stream, 'g')],
    ['delete of $all', () => client.deletePersistentSubscriptionToAll('g')],
    ['update', () => client.updatePersistentSubscriptionToStream(stream, 'g', groupSettings())],
    ['info', () => client.getPersistentSubscriptionToStreamInfo(stream, 'g')],
    ['info of $all', () => client.getPersistentSubscriptionToAllInfo('g')],
    ['replay', () => client.replayParkedMessagesToStream(stream, 'g')],
    ['list', () => client.listPersistentSubscriptionsToStream(stream)],
    ['read', () => collect(client.subscribeToPersistentSubscriptionToStream(stream, 'g'))],
    ['read of $all', () => collect(client.subscribeToPersistentSubscriptionToAll('g'))],
  ])('a group asked for does not exist: %s', async (_, ask) => {
    expect(await failure(ask())).toMatchObject(missing);
  });

  it('there are no groups at all', async () => {
    expect(await client.listAllPersistentSubscriptions()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'a new group',
      () => client.createPersistentSubscriptionToStream(stream, 'g', groupSettings()),
    ],
    ['projections', () => client.listProjections()],
  ])('is not implemented: %s', async (_, ask) => {
    expect(await failure(ask())).toMatchObject({ type: 'unknown', code: 12 });
    expect(await client.appendToStream(stream, event())).toMatchObject({ success: true });
  });
});
