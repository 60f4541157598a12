// Asks an event store every case through the unmodified client, and compares what it answers with what a real server answered.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import append from './cases/append.mjs';
import appendContents from './cases/append-contents.mjs';
import connection from './cases/connection.mjs';
import read from './cases/read.mjs';
import streamLife from './cases/stream-life.mjs';
import subscribe from './cases/subscribe.mjs';
import subscribeFilters from './cases/subscribe-filters.mjs';
import { sleep, World } from './support.mjs';

export const cases = [
  ...append,
  ...appendContents,
  ...connection,
  ...read,
  ...streamLife,
  ...subscribe,
  ...subscribeFilters,
];

const recorded = JSON.parse(readFileSync(new URL('./answers.json', import.meta.url), 'utf8')).cases;

const GIVE_UP_MS = 60_000;

/** One case: `isAsRecorded`, what was `expected` and what was `answered`. A case with `atLeast` takes a better answer too. */
export async function runCase(url, { id, run, atLeast }) {
  const world = new World(url, id);
  const answered = JSON.parse(JSON.stringify((await answerOf(world, run)) ?? null));
  await world.close();
  const expected = recorded[id]?.answer;
  const isAsRecorded = isDeepStrictEqual(expected, answered) || Boolean(atLeast?.(answered));
  return { isAsRecorded, expected, answered };
}

async function answerOf(world, run) {
  const giveUp = new AbortController();
  try {
    return await Promise.race([
      run(world),
      sleep(GIVE_UP_MS, giveUp.signal).then(() => ({ gaveUp: 'no answer in time' })),
    ]);
  } catch (error) {
    const message = world.name(String(error.message ?? error)).slice(0, 200);
    return { threw: world.error(error), message };
  } finally {
    giveUp.abort();
  }
}
