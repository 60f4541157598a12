import { failed } from './provoke-acts.js';
import { COMPLETE } from './provoke-orders.js';
import type { World } from './world.js';

/** What routes answer that explain an order and its past. */
export async function provokeAudit(world: World): Promise<void> {
  const of = (number: string, path: string) => world.get(`/v1/orders/${number}/${path}`);
  for (const number of [COMPLETE, 'NONE-1'])
    for (const path of ['diagnosis', 'at?revision=1', 'steps']) await of(number, path);
  await of(COMPLETE, 'at?time=2010-01-01T00:00:00Z');
  await of(COMPLETE, 'at');
  await of(COMPLETE, 'history?before=soon');
  await of(COMPLETE, 'steps?limit=0');
  await provokeNotes(world);
  await provokeRetryOutcomes(world);
}

async function provokeNotes(world: World): Promise<void> {
  for (const [number, text] of [
    [COMPLETE, 'The buyer called.'],
    [COMPLETE, ''],
    ['NONE-1', 'The buyer called.'],
  ] as const)
    await world.post(`/v1/orders/${number}/notes`, { text });
}

async function provokeRetryOutcomes(world: World): Promise<void> {
  await failed(world, 'RETRY-2');
  const retries = '/v1/orders/RETRY-2/fulfillment/retries';
  const { body } = await world.post(retries, { reason: 'A test wants it.' });
  const retry = String((body as { retryId?: string }).retryId);
  await world.get(`${retries}/${retry}`);
  await world.get(`${retries}/3d3f1d64-6f3c-4b6e-8d8e-0c8f3a3a9b11`);
  await world.get(`/v1/orders/NONE-1/fulfillment/retries/${retry}`);
}

/** What routes answer that look at all orders together. */
export async function provokeFigures(world: World): Promise<void> {
  for (const path of ['/v1/stuck-work', '/v1/stuck-work/lines']) {
    await world.get(path);
    await world.get(`${path}?needsPerson=perhaps`);
  }
  await world.get('/v1/stuck-work/lines?cursor=x');
  await world.get('/metrics');
  await world.get('/v1/figures');
  await world.get('/v1/figures?hours=169');
}
