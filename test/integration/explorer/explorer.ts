import type { Actor } from './actor.js';
import { Choices } from './choices.js';

/** Two processes and what they share. */
export interface Play {
  readonly actors: readonly [Actor, Actor];
  /** The consumer takes in what was written. */
  readonly plan: () => Promise<void>;
  /** So much time passes that leases run out, and payments are looked after. */
  readonly wait: () => void;
  /** Throws what must never be. */
  readonly check: () => void;
  /** Others come, and go on until nothing is left to do; throws what must not be in the end. */
  readonly finish: () => Promise<void>;
}

export interface Bounds {
  /** How often the process that goes on changes, before its time. */
  readonly switches: number;
  /** Whether one may be left standing in the middle of its work until others have taken it over. */
  readonly overtakes: boolean;
}

/**
 * Gone every way: before each call of a port the process at work goes on, is killed, is left standing for a moment, or for so
 * long that what it holds is anybody's; then the other goes on. The consumer keeps up, or comes only then.
 */
export async function explore(
  makePlay: () => Promise<Play>,
  bounds: Bounds,
): Promise<{ readonly runs: number; readonly steps: number }> {
  const choices = new Choices();
  let [runs, steps] = [0, 0];
  do {
    runs += 1;
    try {
      steps += await run(await makePlay(), choices, bounds);
    } catch (cause) {
      throw new Error(`Run ${runs}, told ${choices.path}: ${String(cause)}`, { cause });
    }
  } while (choices.next());
  return { runs, steps };
}

async function run(play: Play, choices: Choices, bounds: Bounds): Promise<number> {
  const keepsUp = choices.choose(2) === 0;
  let [at, left, steps] = [0, bounds.switches, 0];
  for (;;) {
    const actor = play.actors[at as 0 | 1];
    const other = play.actors[(1 - at) as 0 | 1];
    await actor.start();
    if (actor.over && other.over) break;
    const mayStop = !actor.over && left > 0;
    const way = mayStop ? choices.choose(waysOf(other, bounds)) : 0;
    if (!actor.over && way === 0) {
      steps += 1;
      await goOn(actor, play, keepsUp);
      continue;
    }
    if (!actor.over) {
      left -= 1;
      await stop(actor, play, way);
    }
    await play.plan();
    at = 1 - at;
  }
  await play.plan();
  failIfOneDid(play);
  await play.finish();
  return steps;
}

function failIfOneDid({ actors }: Play): void {
  for (const { failure, name } of actors) {
    if (failure !== undefined) throw new Error(`${name} failed`, { cause: failure });
  }
}

/** Goes on, is killed, stands for a moment, stands for long. Nobody stands where there is no other to go on. */
const waysOf = (other: Actor, { overtakes }: Bounds): number =>
  other.over ? 2 : overtakes ? 4 : 3;

async function goOn(actor: Actor, play: Play, keepsUp: boolean): Promise<void> {
  await actor.step();
  if (keepsUp) await play.plan();
  play.check();
}

async function stop(actor: Actor, play: Play, way: number): Promise<void> {
  if (way === 1) await actor.kill();
  if (way === 3) play.wait();
}
