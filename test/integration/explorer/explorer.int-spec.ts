import { jest } from '@jest/globals';
import { decideRequestRetry } from '../../../src/order/decide/request-retry.js';
import { decideRequestRevocation } from '../../../src/order/decide/request-revocation.js';
import { charge, paid } from '../../support/checkout-world.js';
import { countingId } from '../../support/given-when-then.js';
import { Actor } from './actor.js';
import { explore, type Bounds, type Play } from './explorer.js';
import { ExplorerWorld, LONG_MS, type ExplorerProcess, type WorldOptions } from './world.js';

type Deed = (process: ExplorerProcess, world: ExplorerWorld) => Promise<unknown>;

/** What two processes do at once, and how it is in the end. */
interface Scenario {
  readonly before?: Deed;
  readonly deeds: readonly [Deed, Deed];
  /** Whoever asked and was not answered asks again. */
  readonly again?: Deed;
  readonly end: (world: ExplorerWorld) => Promise<void> | void;
  readonly options?: WorldOptions;
  readonly overtakes?: boolean;
}

const SWITCHES = Number(process.env['EXPLORER_SWITCHES'] ?? 2);
const REASON = 'Asked by phone.';

const place: Deed = ({ checkout }) => checkout.place(paid());
const pay: Deed = ({ checkout }) => checkout.place(charge());
const work: Deed = (process) => process.workAll();
const tell: Deed = (process) => process.tell();
const retry: Deed = (process) =>
  process.ask(
    (state) => decideRequestRetry(state, { retryId: countingId(77), reason: REASON }),
    countingId(77),
  );
const revoke: Deed = (process) =>
  process.ask(
    (state) => decideRequestRevocation(state, { lineId: '1', reason: REASON }),
    countingId(78),
  );
const placed: Deed = async (process, world) => {
  await place(process, world);
  await world.plan();
};
const types = (world: ExplorerWorld, type: string) =>
  world.outside.types().filter((one) => one === type).length;

function isMadeGood(world: ExplorerWorld): void {
  expect(world.lms.changes).toEqual(['enroll 1']);
  expect([types(world, 'OrderPlaced'), types(world, 'LineFulfilled')]).toEqual([1, 2]);
}

async function isTakenBack(world: ExplorerWorld): Promise<void> {
  const state = await world.state();
  const lines = state.stage === 'placed' ? state.lines : [];
  expect(lines.map(({ status }) => status)).toEqual(['Revoked', 'Complete']);
  expect([...world.lms.enrolled]).toEqual([]);
}

/** By an attempt that was decided on after it was asked for; or it was made good before. */
function isAnswered(world: ExplorerWorld): void {
  const events = world.outside.events();
  const asked = events.find(({ type }) => type === 'FulfillmentRetryRequested');
  const answers = events.filter(({ data }) => {
    const { lineId, basis = -1 } = data as { readonly lineId?: string; readonly basis?: number };
    return lineId === '1' && basis >= (asked?.revision ?? 0);
  });
  if (!asked) isMadeGood(world);
  expect(answers.length).toBeGreaterThan(0);
}

const scenarios: Readonly<Record<string, Scenario>> = {
  'the same order is placed by two': { deeds: [place, place], again: place, end: isMadeGood },
  'an order is placed and made good': { deeds: [place, work], again: place, end: isMadeGood },
  'a payment is asked for, and looked after': {
    deeds: [pay, work],
    again: async (process, world) => {
      for (let n = 0; n < 4 && types(world, 'OrderPlaced') === 0; n += 1) {
        await pay(process, world);
        await world.settle();
      }
    },
    end: (world) => {
      isMadeGood(world);
      expect(world.outside.processor.collected).toHaveLength(1);
    },
  },
  'a payment is asked for, and told of': {
    deeds: [pay, tell],
    again: async (process, world) => {
      for (let n = 0; n < 4 && types(world, 'OrderPlaced') === 0; n += 1) {
        await pay(process, world);
        await world.settle();
      }
    },
    end: (world) => {
      isMadeGood(world);
      expect(world.outside.processor.collected).toHaveLength(1);
    },
  },
  'an order is made good by two': { before: placed, deeds: [work, work], end: isMadeGood },
  'one that has its effect each time is called by two': {
    before: placed,
    deeds: [work, work],
    options: { once: true },
    // Left standing between the last look at its claim and its call, it could not know.
    overtakes: false,
    end: isMadeGood,
  },
  'a line that was refused is asked for again': {
    before: async (process, world) => {
      world.lms.refusals.push('never');
      await placed(process, world);
      await process.workAll();
      await world.settle();
      expect(types(world, 'FulfillmentFailed')).toBe(1);
    },
    deeds: [retry, work],
    again: retry,
    end: isMadeGood,
  },
  'a line is asked for again while it is refused for good': {
    before: async (process, world) => {
      world.lms.refusals.push('later', 'never');
      await placed(process, world);
      await process.workAll();
      await world.plan();
      world.now += LONG_MS;
    },
    deeds: [retry, work],
    again: retry,
    end: isAnswered,
  },
  'a line is taken back while it is made good': {
    before: placed,
    deeds: [revoke, work],
    again: revoke,
    end: isTakenBack,
  },
  'a line is taken back by two': {
    before: async (process, world) => {
      await placed(process, world);
      await process.workAll();
      await world.plan();
      await revoke(process, world);
      await world.plan();
    },
    deeds: [work, work],
    end: isTakenBack,
  },
};

async function playOf({ before, deeds, again, end, options }: Scenario): Promise<Play> {
  const world = new ExplorerWorld(options);
  if (before) await before(world.process(), world);
  const actorOf = (deed: Deed, name: string): Actor => {
    const actor: Actor = new Actor(name, () => deed(world.process(actor.guard), world));
    return actor;
  };
  return {
    actors: [actorOf(deeds[0], 'the first'), actorOf(deeds[1], 'the second')],
    plan: () => world.plan(),
    wait: () => (world.now += LONG_MS),
    check: () => {
      world.check();
    },
    finish: async () => {
      await world.settle();
      if (again) await again(world.process(), world);
      await world.settle();
      await end(world);
    },
  };
}

const gone = (scenario: Scenario, bounds: Partial<Bounds> = {}) =>
  explore(() => playOf(scenario), {
    ...{ switches: SWITCHES, overtakes: scenario.overtakes ?? true },
    ...bounds,
  });

beforeAll(() => {
  // The same in each run, for a run is told apart by what it was told.
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
});

describe('stopped before any call, killed or overtaken there', () => {
  it.each(Object.entries(scenarios))('%s', async (_, scenario) => {
    const { runs } = await gone(scenario);
    expect(runs).toBeGreaterThan(50);
  });
});

describe('the explorer', () => {
  it('finds a table whose claims keep nobody out', async () => {
    const scenario = scenarios['one that has its effect each time is called by two']!;
    const lenient = { ...scenario, options: { once: true, lenient: true } };
    await expect(gone(lenient, { switches: 1 })).rejects.toThrow('enrolled 2 times');
  });
});
