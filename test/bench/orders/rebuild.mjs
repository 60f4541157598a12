import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/** Builds each projection anew beside the live one, one after the other: name, events taken in, and how many a second. */
export async function* rebuilds({ url, token }) {
  const { projections } = await ask('GET', `${url}/v1/projections`, token);
  for (const { name } of projections) {
    await ask('POST', `${url}/v1/projections/${name}/rebuild`, token, { reason: 'a bench' });
    for (;;) {
      await sleep(POLL_MS);
      const now = await ask('GET', `${url}/v1/projections`, token);
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

async function ask(method, address, token, body) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID();
  const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${address}: ${await answer.text()}`);
  return answer.json();
}
