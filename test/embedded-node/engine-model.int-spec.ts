import { rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Expectation } from '../../src/embedded-node/engine/expectation.js';
import type { NewEvent } from '../../src/embedded-node/engine/new-event.js';
import { Store } from '../../src/embedded-node/engine/store.js';
import type { StoredRecord } from '../../src/embedded-node/log/stored-record.js';
import { NaiveStore, outcomeOf, type NaiveEvent } from './naive-store.js';
import { temporaryFolder } from './test-node.js';

const RUNS = Number(process.env['TEST_MODEL_RUNS'] ?? 60);
const clock = { nowMicros: () => 1_700_000_000_000_000, newId: () => randomUUID() };
const IDS = Array.from({ length: 12 }, () => randomUUID());

type Step =
  | { do: 'append'; stream: string; expected: Expectation; ids: number[] }
  | { do: 'metadata'; stream: string; expected: Expectation; data: string }
  | { do: 'empty metadata'; stream: string; expected: Expectation }
  | { do: 'delete' | 'tombstone'; stream: string; expected: Expectation }
  | { do: 'reopen' };

const stream = fc.constantFrom('a', 'b', 'c');
const expected = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Expectation>({ kind: 'any' }) },
  fc.constant<Expectation>({ kind: 'no-stream' }),
  fc.constant<Expectation>({ kind: 'stream-exists' }),
  {
    weight: 3,
    arbitrary: fc
      .integer({ min: 0, max: 8 })
      .map((n): Expectation => ({ kind: 'revision', revision: BigInt(n) })),
  },
);
const metadata = fc
  .record(
    {
      $maxCount: fc.integer({ min: 1, max: 4 }),
      $tb: fc.integer({ min: 0, max: 6 }),
      custom: fc.string(),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      stream,
      expected,
      ids: fc.array(fc.nat(IDS.length - 1), { maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('metadata' as const),
      stream,
      expected,
      data: metadata,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('empty metadata' as const), stream, expected }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('delete' as const), stream, expected }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tombstone' as const), stream, expected }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'reopen' }) },
);

const event = (id: string, type: string, data: string): NewEvent & { naive: NaiveEvent } => ({
  id,
  type,
  isJson: true,
  metadata: new Uint8Array(),
  data: Buffer.from(data),
  naive: { stream: '', revision: -1, id, type, data },
});

/** The same step on both; both say what came of it. */
async function take(store: Store, model: NaiveStore, step: Exclude<Step, { do: 'reopen' }>) {
  switch (step.do) {
    case 'append': {
      const events = step.ids.map((n) => event(IDS[n]!, 'happened', `{"n":${n}}`));
      const done = store.writer.append(step.stream, step.expected, events);
      const naive = model.append(
        step.stream,
        step.expected,
        events.map((e) => e.naive),
      );
      return { real: outcomeOf(await done), naive };
    }
    case 'metadata': {
      const one = event(randomUUID(), '$metadata', step.data);
      const done = store.writer.append(`$$${step.stream}`, step.expected, [one]);
      const naive = model.append(`$$${step.stream}`, step.expected, [one.naive]);
      return { real: outcomeOf(await done), naive };
    }
    case 'empty metadata': {
      const done = store.writer.append(`$$${step.stream}`, step.expected, []);
      const naive = model.append(`$$${step.stream}`, step.expected, []);
      return { real: outcomeOf(await done), naive };
    }
    case 'delete': {
      const done = store.writer.delete(step.stream, step.expected);
      return { naive: model.delete(step.stream, step.expected), real: outcomeOf(await done) };
    }
    case 'tombstone': {
      const done = store.writer.tombstone(step.stream, step.expected);
      return { naive: model.tombstone(step.stream, step.expected), real: outcomeOf(await done) };
    }
  }
}

const shown = (e: { stream: string; revision: number; type: string; data: Uint8Array | string }) =>
  `${e.stream}@${e.revision} ${e.type} ${e.data.toString()}`;

function compareReads(store: Store, model: NaiveStore): void {
  for (const name of ['a', 'b', 'c', '$$a', '$$b', '$$c']) {
    const visible = model.read(name);
    const forwards = store.reader.forwards(name, 0);
    const backwards = store.reader.backwards(name, Number.MAX_VALUE);
    const list = (found: typeof forwards) =>
      found.kind === 'found' ? [...found.pages].flat().map(shown) : found.kind;
    expect([name, list(forwards)]).toEqual([
      name,
      typeof visible === 'string' ? visible : visible.map(shown),
    ]);
    expect([name, list(backwards)]).toEqual([
      name,
      typeof visible === 'string' ? visible : visible.map(shown).reverse(),
    ]);
  }
  const all: StoredRecord[] = [...store.all.forwards('start')].flat();
  expect(all.map(shown)).toEqual(model.all.map(shown));
  expect([...store.all.backwards('end')].flat().map(shown)).toEqual(model.all.map(shown).reverse());
  const positions = all.map((record) => record.position);
  expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
}

it('does what a naive store over arrays does, whatever the script', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (script) => {
      const folder = temporaryFolder();
      const model = new NaiveStore();
      let store = await Store.open(folder, clock);
      try {
        for (const one of script) {
          if (one.do === 'reopen') {
            await store.close();
            store = await Store.open(folder, clock);
            continue;
          }
          const { real, naive } = await take(store, model, one);
          expect({ step: one, outcome: real }).toEqual({ step: one, outcome: naive });
        }
        compareReads(store, model);
      } finally {
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: RUNS },
  );
}, 120_000);

it('decides appends that are under way together as if each had waited for the one before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (script) => {
      const folder = temporaryFolder();
      const model = new NaiveStore();
      const store = await Store.open(folder, clock);
      try {
        const steps = script.filter((one) => one.do !== 'reopen');
        const outcomes = await Promise.all(steps.map((one) => take(store, model, one)));
        expect(outcomes.map((o) => o.real)).toEqual(outcomes.map((o) => o.naive));
        compareReads(store, model);
      } finally {
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: RUNS },
  );
}, 120_000);
