import { randomUUID } from 'node:crypto';
import {
  ANY,
  BACKWARDS,
  EventStoreDBClient,
  FORWARDS,
  jsonEvent,
  NO_STREAM,
  STREAM_EXISTS,
  type AppendExpectedRevision,
} from '@eventstore/db-client';
import fc from 'fast-check';
import type { Expectation } from '../../src/embedded-node/engine/expectation.js';
import { NaiveStore, type NaiveEvent, type Outcome } from './naive-store.js';
import { startTestNode, type TestNode } from './test-node.js';

// Long scripts through the unmodified client, against the naive store: what the engine's own property test cannot see is what
// becomes of answers on the wire.
const RUNS = Number(process.env['TEST_MODEL_RUNS'] ?? 15);
const STREAMS = ['a', 'b'];
const IDS = 8;

const expected = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Expectation>({ kind: 'any' }) },
  fc.constant<Expectation>({ kind: 'no-stream' }),
  fc.constant<Expectation>({ kind: 'stream-exists' }),
  fc.bigInt(0n, 9n).map((revision): Expectation => ({ kind: 'revision', revision })),
);
const stream = fc.constantFrom(...STREAMS);
const ids = fc.array(fc.nat(IDS - 1), { maxLength: 4 });
const truncation = fc.record(
  { maxCount: fc.integer({ min: 1, max: 4 }), truncateBefore: fc.nat(6) },
  { requiredKeys: [] },
);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      stream,
      expected,
      ids,
      older: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('metadata' as const), stream, expected, truncation }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), stream, expected }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tombstone' as const), stream, expected }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      stream,
      backwards: fc.boolean(),
      from: fc.oneof(fc.constantFrom('start' as const, 'end' as const), fc.nat(12)),
      count: fc.integer({ min: 1, max: 5 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Write = Exclude<Step, { do: 'read' }>;

const expectedRevision = (expectation: Expectation): AppendExpectedRevision => {
  switch (expectation.kind) {
    case 'any':
      return ANY;
    case 'no-stream':
      return NO_STREAM;
    case 'stream-exists':
      return STREAM_EXISTS;
    case 'revision':
      return expectation.revision;
  }
};

/** One script's world: its own streams and ids on a node that holds other scripts' too. */
class Script {
  readonly model = new NaiveStore();
  private readonly prefix = `${randomUUID()}-`;
  private readonly ids = Array.from({ length: IDS }, () => randomUUID());

  constructor(private readonly client: EventStoreDBClient) {}

  async write(step: Write): Promise<{ real: unknown; naive: unknown }> {
    const name = this.prefix + step.stream;
    const options = { expectedRevision: expectedRevision(step.expected) };
    switch (step.do) {
      case 'append': {
        const naive = step.ids.map((n) => this.naive(this.ids[n]!, 'happened', `{"n":${n}}`));
        const outcome = this.model.append(step.stream, step.expected, naive);
        const events = naive.map(({ id, type, data }) =>
          jsonEvent({ id, type, data: JSON.parse(data) as { n: number } }),
        );
        const credentials = step.older ? { credentials: { username: 'u', password: 'p' } } : {};
        const done = this.client.appendToStream(name, events, { ...options, ...credentials });
        return { real: await said(done), naive: appendSays(outcome, step.expected) };
      }
      case 'metadata': {
        const { maxCount, truncateBefore } = step.truncation;
        const json = JSON.stringify({ $tb: truncateBefore, $maxCount: maxCount });
        const event = this.naive(randomUUID(), '$metadata', json);
        const outcome = this.model.append(`$$${step.stream}`, step.expected, [event]);
        const done = this.client.setStreamMetadata(name, step.truncation, options);
        return { real: await said(done), naive: appendSays(outcome, step.expected) };
      }
      case 'delete': {
        // The client cannot say "exists" here.
        if (step.expected.kind === 'stream-exists') return { real: 0, naive: 0 };
        const outcome = this.model.delete(step.stream, step.expected);
        const done = this.client.deleteStream(name, options as object);
        return { real: await said(done), naive: deleteSays(outcome, step.expected) };
      }
      case 'tombstone': {
        const outcome = this.model.tombstone(step.stream, step.expected);
        const done = this.client.tombstoneStream(name, options as object);
        return { real: await said(done), naive: deleteSays(outcome, step.expected) };
      }
    }
  }

  async read(step: Extract<Step, { do: 'read' }>): Promise<{ real: unknown; naive: unknown }> {
    const { backwards, count } = step;
    const from = !backwards && step.from === 'end' ? 'start' : step.from;
    const real = await this.readReal(step.stream, backwards, from, count);
    const visible = this.model.read(step.stream);
    if (typeof visible === 'string') return { real, naive: { error: ERRORS[visible] } };
    const at = from === 'start' ? 0 : from === 'end' ? Infinity : from;
    const naive = backwards
      ? visible.filter((e) => e.revision <= at).reverse()
      : visible.filter((e) => e.revision >= at);
    return { real, naive: naive.slice(0, count).map(shown) };
  }

  private async readReal(
    stream: string,
    backwards: boolean,
    from: number | 'start' | 'end',
    maxCount: number,
  ) {
    const events: string[] = [];
    const reading = this.client.readStream(this.prefix + stream, {
      direction: backwards ? BACKWARDS : FORWARDS,
      fromRevision: typeof from === 'number' ? BigInt(from) : from,
      maxCount,
    });
    try {
      for await (const { event } of reading)
        events.push(
          shown({
            ...event!,
            revision: Number(event!.revision),
            data: JSON.stringify(event!.data),
          }),
        );
      return events;
    } catch (error) {
      return { error: (error as { type: string }).type };
    }
  }

  private naive(id: string, type: string, data: string): NaiveEvent {
    return { stream: '', revision: -1, id, type, data };
  }
}

const ERRORS = { 'not-found': 'stream-not-found', 'stream-deleted': 'stream-deleted' };

const shown = (e: { id: string; revision: number; type: string; data: string }) =>
  `${e.revision} ${e.id} ${e.type} ${e.data}`;

/** What of an answer does not depend on the run. */
async function said(answer: Promise<object>): Promise<unknown> {
  try {
    const { nextExpectedRevision: next, position } = (await answer) as {
      nextExpectedRevision?: bigint;
      position?: unknown;
    };
    return { next, hasPosition: position !== undefined };
  } catch (error) {
    const { type, expectedVersion, actualVersion } = error as Record<string, unknown>;
    return type === 'wrong-expected-version' ? { type, expectedVersion, actualVersion } : { type };
  }
}

function appendSays(outcome: Outcome, expectation: Expectation): unknown {
  const { kind, revision = -1, current = -1, hasPosition } = outcome;
  // The client shows "still no stream" as 0.
  if (kind === 'success') return { next: BigInt(Math.max(0, revision)), hasPosition };
  if (kind === 'stream-deleted') return { type: kind };
  const actualVersion = current < 0 ? NO_STREAM : BigInt(current);
  return { type: kind, expectedVersion: expectedRevision(expectation), actualVersion };
}

function deleteSays({ kind, current = -1 }: Outcome, expectation: Expectation): unknown {
  const numbers = { any: -2n, 'no-stream': -1n, 'stream-exists': -4n };
  const expectedVersion =
    expectation.kind === 'revision' ? expectation.revision : numbers[expectation.kind];
  if (kind === 'success') return { next: undefined, hasPosition: true };
  if (kind === 'stream-deleted') return { type: kind };
  return { type: kind, expectedVersion, actualVersion: BigInt(current) };
}

let node: TestNode;
let client: EventStoreDBClient;
beforeAll(async () => {
  node = await startTestNode();
  client = EventStoreDBClient.connectionString(node.connectionString);
});
afterAll(async () => {
  await client.dispose();
  await node.stop();
});

it('answers every script through the client as the naive store does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const script = new Script(client);
      for (const one of steps) {
        const { real, naive } = await (one.do === 'read' ? script.read(one) : script.write(one));
        expect({ one, answer: real }).toEqual({ one, answer: naive });
      }
    }),
    { numRuns: RUNS },
  );
});
