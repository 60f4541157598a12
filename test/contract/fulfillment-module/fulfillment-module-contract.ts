import type {
  Attempt,
  FulfillmentModule,
  Line,
  LineResult,
  RevocationResult,
} from '../../../src/fulfillment/fulfillment-module.js';
import { exampleOrder } from './example-order.js';
import type { ModuleUnderTest, World } from './world.js';

export type { ModuleUnderTest, World } from './world.js';

const KEBAB_CASE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const PERSON = ['ada', 'lovelace', 'ada@example.com', 'st james'];

/** A world and a module in it, for one test. */
class Stage<Outside extends World> {
  readonly module: FulfillmentModule;

  constructor(
    readonly subject: ModuleUnderTest<Outside>,
    readonly world: Outside,
  ) {
    this.module = subject.create(world.context);
  }

  /** Runs the module, as a worker does. */
  async run(
    begin: Attempt['begin'] = () => Promise.resolve(),
    lines: readonly Line[] = this.subject.lines,
  ): Promise<readonly LineResult[]> {
    const results: LineResult[] = [];
    const order = exampleOrder(this.subject.lines);
    for await (const result of this.module.fulfillProduct(order, lines, { begin })) {
      results.push(result);
    }
    return results;
  }

  /** Takes one line back, as a worker does. */
  revoke(
    line: Line = this.subject.lines[0],
    begin: Attempt['begin'] = () => Promise.resolve(),
  ): Promise<RevocationResult> {
    return this.module.revokeLine(exampleOrder(this.subject.lines), line, { begin });
  }
}

function onStage<Outside extends World>(
  subject: ModuleUnderTest<Outside>,
  play: (stage: Stage<Outside>) => Promise<void>,
) {
  return async () => {
    const world = await subject.openWorld();
    try {
      await play(new Stage(subject, world));
    } finally {
      await world.close();
    }
  };
}

/**
 * What every fulfilment module owes to the workers. Call it in a spec of the module.
 * @example describeFulfillmentModule('donation', { create: createDonationModule, … });
 */
export function describeFulfillmentModule<Outside extends World>(
  title: string,
  subject: ModuleUnderTest<Outside>,
): void {
  describe(`the fulfilment module ${title}`, () => {
    describeResults(subject);
    describeRepeats(subject);
    describeRevocation(subject);
    if (subject.callsOutside) describeOutside(subject);
    for (const [name, disturb] of Object.entries(subject.disturbances ?? {})) {
      it(`makes a failure of: ${name}`, onStage(subject, failsUnder(disturb)));
    }
  });
}

function describeResults<Outside extends World>(subject: ModuleUnderTest<Outside>): void {
  const [first] = subject.lines;
  const ids = subject.lines.map(({ id }) => id);

  it(
    'has a plain name, and supports its own lines only',
    onStage(subject, async ({ module }) => {
      expect(module.name).toMatch(KEBAB_CASE);
      expect(subject.lines.every((line) => module.supports(line))).toBe(true);
      expect(module.supports(subject.foreign)).toBe(false);
      await Promise.resolve();
    }),
  );

  it(
    'makes each line good, and says so once',
    onStage(subject, async (stage) => {
      const results = await stage.run();
      expect(results.map(({ lineId }) => lineId).toSorted()).toEqual(ids.toSorted());
      expect(results.filter(({ kind }) => kind !== 'fulfilled')).toEqual([]);
    }),
  );

  it(
    'attempts no other lines of the order than the given ones',
    onStage(subject, async (stage) => {
      const one = await stage.run(undefined, [first]);
      expect(one.map(({ lineId }) => lineId)).toEqual([first.id]);
      expect(await stage.run(undefined, [])).toEqual([]);
    }),
  );

  it(
    'gives a small, flat receipt without the person',
    onStage(subject, async (stage) => {
      for (const result of await stage.run()) {
        const receipt = result.kind === 'fulfilled' ? result.receipt : {};
        expect(Object.values(receipt).filter((value) => Object(value) === value)).toEqual([]);
        expect(JSON.stringify(receipt).length).toBeLessThan(1_000);
        expectNothingPrivate(subject, JSON.stringify(receipt));
      }
    }),
  );
}

function describeRepeats<Outside extends World>(subject: ModuleUnderTest<Outside>): void {
  it(
    'has its effect once when it is repeatable and repeated, with the same receipt',
    onStage(subject, async (stage) => {
      if (!stage.module.repeatable) return;
      const once = await stage.run();
      const effects = await stage.world.effects();
      expect(await stage.run()).toEqual(once);
      expect(await stage.world.effects()).toEqual(effects);
    }),
  );
}

function describeRevocation<Outside extends World>(subject: ModuleUnderTest<Outside>): void {
  if (subject.revocable === false) {
    it(
      'says of a line that it cannot be taken back, and calls nobody for it',
      onStage(subject, async (stage) => {
        await stage.run();
        const effects = await stage.world.effects();
        const refusal = { kind: 'failed', code: 'not-supported', retryable: false };
        expect(await stage.revoke()).toMatchObject(refusal);
        expect(await stage.world.effects()).toEqual(effects);
      }),
    );
    return;
  }

  it(
    'takes a line back, with the same receipt and no further effect when it is repeated',
    onStage(subject, async (stage) => {
      await stage.run();
      const once = await stage.revoke();
      expect(once.kind).toBe('revoked');
      expectNothingPrivate(subject, JSON.stringify(once));
      const effects = await stage.world.effects();
      expect(await stage.revoke()).toEqual(once);
      expect(await stage.world.effects()).toEqual(effects);
    }),
  );

  if (!subject.callsOutside) return;
  it(
    'takes nothing back when it may not call, and lets the reason through',
    onStage(subject, async (stage) => {
      await stage.run();
      const effects = await stage.world.effects();
      const reason = new Error('the claim is not ours any more');
      const revoking = stage.revoke(undefined, () => Promise.reject(reason));
      await expect(revoking).rejects.toBe(reason);
      expect(await stage.world.effects()).toEqual(effects);
    }),
  );

  it(
    'makes a failure of a refusal to take a line back, and names nobody',
    onStage(subject, async (stage) => {
      await stage.run();
      await stage.world.refuse(subject.lines[0]);
      expectOrdinaryFailure(subject, { lineId: '1', ...(await stage.revoke()) });
    }),
  );
}

function describeOutside<Outside extends World>(subject: ModuleUnderTest<Outside>): void {
  const [first, ...others] = subject.lines;

  it(
    'asks before each call whether it may',
    onStage(subject, async (stage) => {
      const log: string[] = [];
      stage.world.onCall(() => log.push('call'));
      await stage.run(({ id }) => {
        log.push(`begin ${id}`);
        return Promise.resolve();
      });
      expect(log).toContain('call');
      const unasked = log.filter((entry, at) => entry === 'call' && !log[at - 1]?.startsWith('b'));
      expect(unasked).toEqual([]);
    }),
  );

  it(
    'calls nobody when it may not, and lets the reason through',
    onStage(subject, async (stage) => {
      let calls = 0;
      stage.world.onCall(() => (calls += 1));
      const reason = new Error('the claim is not ours any more');
      await expect(stage.run(() => Promise.reject(reason))).rejects.toBe(reason);
      expect(calls).toBe(0);
      expect(await stage.world.effects()).toEqual([]);
    }),
  );

  it(
    'lets through that a call was not made: it is no attempt',
    onStage(subject, async ({ subject: { create, lines }, world }) => {
      const reason = new Error('the other side is given a rest');
      const http = { request: () => Promise.reject(reason) };
      const module = create({ ...world.context, http });
      const run = async (): Promise<void> => {
        const attempt = { begin: () => Promise.resolve() };
        for await (const result of module.fulfillProduct(exampleOrder(lines), lines, attempt)) {
          // It calls by other ways than HTTP.
          if (result.kind !== 'fulfilled') throw new Error('It made a failure of it.');
        }
      };
      expect([undefined, reason]).toContain(await run().catch((error: unknown) => error));
    }),
  );

  it(
    'goes on with the other lines when one fails, and names nobody',
    onStage(subject, async (stage) => {
      await stage.world.refuse(first);
      const results = await stage.run();
      const failed = results.filter(({ kind }) => kind === 'failed');
      expect(failed.map(({ lineId }) => lineId)).toEqual([first.id]);
      expect(results).toHaveLength(others.length + 1);
      failed.forEach((result) => {
        expectOrdinaryFailure(subject, result);
      });
    }),
  );

  it(
    'has its effect once when it is repeatable and its answer was lost',
    onStage(subject, async (stage) => {
      if (!stage.module.repeatable) return;
      await stage.world.loseAnswer();
      const results = await stage.run();
      const unknown = results.filter((result) => result.kind === 'failed' && result.outcomeUnknown);
      expect(unknown).toHaveLength(1);
      const effects = await stage.world.effects();
      const repeated = await stage.run();
      expect(repeated.filter(({ kind }) => kind !== 'fulfilled')).toEqual([]);
      expect(await stage.world.effects()).toEqual(effects);
    }),
  );
}

function failsUnder<Outside extends World>(disturb: (world: Outside) => Promise<void>) {
  return async (stage: Stage<Outside>) => {
    await disturb(stage.world);
    const results = await stage.run();
    expect(results).toHaveLength(stage.subject.lines.length);
    results.forEach((result) => {
      expectOrdinaryFailure(stage.subject, result);
    });
  };
}

type Secrets = Pick<ModuleUnderTest, 'secrets'>;
type AnyResult = LineResult | (RevocationResult & { readonly lineId: string });

function expectOrdinaryFailure(subject: Secrets, result: AnyResult): void {
  if (result.kind !== 'failed') throw new Error(`Line ${result.lineId} did not fail.`);
  expect(result.code).toMatch(KEBAB_CASE);
  expect(result.message.trim()).not.toBe('');
  expect(result.message.length).toBeLessThan(500);
  expect(result.message).not.toMatch(/\p{Cc}/u);
  expectNothingPrivate(subject, `${result.code} ${result.message}`);
}

function expectNothingPrivate({ secrets = [] }: Secrets, text: string): void {
  const lower = text.toLowerCase();
  const found = [...PERSON, ...secrets].filter((word) => lower.includes(word.toLowerCase()));
  expect(found).toEqual([]);
}
