import { setTimeout as sleep } from 'node:timers/promises';
import { askerOf } from './ask.mjs';

const POLL_MS = 500;

/** Builds each projection anew beside the live one, one after the other: name, events taken in, and how many a second. */
export async function* rebuilds(service) {
  const ask = askerOf(service);
  const { projections } = await ask('GET', '/v1/projections');
  for (const { name } of projections) {
    await ask('POST', `/v1/projections/${name}/rebuild`, { reason: 'a bench' });
    for (;;) {
      await sleep(POLL_MS);
      const now = await ask('GET', '/v1/projections');
      const { build } = now.projections.find((projection) => projection.name === name);
      if (build.state === 'building') continue;
      yield {
        name,
        state: build.state,
        events: build.eventsDone,
        perSecond: build.eventsPerSecond,
      };
      break;
    }
  }
}
