import { setTimeout as sleep } from 'node:timers/promises';
import { askerOf } from './ask.mjs';

const POLL_MS = 500;

/** Waits until every consumer has taken in all that is written; how long that took, ms. */
export async function caughtUp(service) {
  const ask = askerOf(service);
  const from = performance.now();
  for (;;) {
    const { consumers } = await ask('GET', '/v1/consumers');
    if (consumers.every(({ state }) => state === 'live')) return performance.now() - from;
    await sleep(POLL_MS);
  }
}
