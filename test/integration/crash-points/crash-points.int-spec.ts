import { voidLeads } from '../../../src/platform/projections/checkpoints.js';
import { CrashWorld } from './crash-world.js';
import { appends, deeds, type Deed } from './deeds.js';
import { MortalProcess, type Cut } from './mortal-process.js';
import { points, RACE, type Point } from './points.js';

const LONGER_THAN_A_LEASE_MS = 3_600_000;

const cutOf = (deed: Deed, { atCall, how }: Point): Cut => ({
  ...{ how, user: deed.user },
  at: atCall && deed.isCall ? deed.isCall : appends(deed.outcome, () => deed.stream()),
});

/** Each deed with the names of its own; those without a call are cut at their record. */
function deedsAt({ atCall }: Point, tag: string): readonly (readonly [string, Deed])[] {
  return Object.entries(deeds).flatMap(([name, make], number) => {
    const deed = make(`${tag}-${number}`);
    return atCall && !deed.isCall ? [] : [[name, deed] as const];
  });
}

let world: CrashWorld;
beforeAll(async () => {
  world = await CrashWorld.open();
});
afterAll(() => world.close());

/** Another process comes, finds what was left, and goes on until nothing is due any more. */
async function goOn(all: readonly (readonly [string, Deed])[]): Promise<MortalProcess> {
  // The leads of the dead run out by themselves; no test is to wait for that.
  await voidLeads(world.database);
  const next = await MortalProcess.start(world);
  for (const [, deed] of all) await deed.again?.(next);
  await world.goOn(LONGER_THAN_A_LEASE_MS);
  await world.nothingIsDue();
  return next;
}

/** A process begins the deed and dies of it. */
async function dieAt(deed: Deed, point: Point): Promise<void> {
  await voidLeads(world.database); // of those who died before it
  const doomed = await MortalProcess.start(world);
  try {
    await deed.given(doomed);
    doomed.cut(cutOf(deed, point));
    // What a process answers that dies is no concern of the table.
    const asked = deed.ask(doomed).catch(() => undefined);
    await doomed.died();
    await asked;
  } finally {
    await doomed.close();
  }
}

async function expectOnce(deed: Deed): Promise<void> {
  expect(await deed.effects(world)).toEqual(deed.once);
  const recorded = await world.typesIn(deed.stream());
  expect(recorded.filter((type) => type === deed.outcome)).toEqual([deed.outcome]);
}

describe.each(Object.entries(points))('killed %s', (name, point) => {
  const all = deedsAt(point, `K${Object.keys(points).indexOf(name)}`);

  beforeAll(async () => {
    for (const [, deed] of all) await dieAt(deed, point);
    await world.leasesAreVoid();
    await (await goOn(all)).close();
  });

  it.each(all)('%s has its effect once, and one record of it', async (_, deed) => {
    await expectOnce(deed);
  });
});

describe('with a second worker that does it while the first one is about to', () => {
  const all = deedsAt(RACE, 'R');

  beforeAll(async () => {
    const first = await MortalProcess.start(world);
    const asked: Promise<unknown>[] = [];
    for (const [, deed] of all) {
      await deed.given(first);
      first.cut(cutOf(deed, RACE));
      asked.push(deed.ask(first).catch(() => undefined));
      await first.sleeps(asked.length);
    }
    // Its own worker would take what is due of a code, and wait for the request that sleeps.
    first.freeze();
    const second = await goOn(all);
    first.wake();
    await Promise.all(asked);
    await first.close();
    await world.nothingIsDue();
    await second.close();
  });

  it.each(all)('%s has its effect once, and one record of it', async (_, deed) => {
    await expectOnce(deed);
  });
});
