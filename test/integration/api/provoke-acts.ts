import { QueryBus } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { LEASE_MS } from '../../../src/platform/http/idempotency/idempotency-keys.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { becomes, COMPLETE, orderOf, PENDING } from './provoke-orders.js';
import type { World } from './world.js';

const reason = 'A test wants it.';

/** What routes answer that change what was placed. */
export async function provokeActs(world: World): Promise<void> {
  await provokeRetries(world);
  await provokeCampaigns(world);
  await provokeRevocations(world);
  await provokeSettlements(world);
  await provokeExcess(world);
  await provokePauses(world);
}

async function provokePauses(world: World): Promise<void> {
  await world.get('/v1/modules');
  for (const act of ['pause', 'resume']) {
    const of = (name: string, body: object = { reason }) =>
      world.post(`/v1/modules/${name}/${act}`, body);
    await of('coupon');
    await of('coupon'); // it is so already
    await of('none');
    await of('coupon', { reason: '' });
  }
}

/** An order whose first line failed, and is not attempted again by itself. */
export async function failed(world: World, number: string): Promise<void> {
  await world.lms.fail({ route: 'any', user: number.toLowerCase(), status: 503, times: 2 });
  await world.post('/v1/orders', orderOf(number));
  await becomes(world, number, 'Fulfillment Error');
}

async function provokeRetries(world: World): Promise<void> {
  const retry = (number: string, body: object = { reason }, headers = {}) =>
    world.post(`/v1/orders/${number}/fulfillment/retries`, body, { headers });
  await failed(world, 'RETRY-1');
  const key = { 'idempotency-key': 'retried' };
  await retry('RETRY-1', { reason }, key);
  // As when we are killed before the answer is kept: the same retry is found again.
  const forget = sql`update idempotency_keys set answer = null, token = 'of the dead', reserved_at = reserved_at - ${LEASE_MS}`;
  await world.app.database.run(forget.compile(queryBuilder()));
  await retry('RETRY-1', { reason }, key);
  await retry(COMPLETE);
  await retry(COMPLETE, { reason, lines: ['9'] });
  await retry(COMPLETE, { reason: '' });
  await retry(PENDING);
  await retry('NONE-1');
}

async function provokeCampaigns(world: World): Promise<void> {
  const start = (body: object) => world.post('/v1/retry-campaigns', body);
  await failed(world, 'CAMPAIGN-1');
  await failed(world, 'CAMPAIGN-2');
  const filter = { number: 'CAMPAIGN-*' };
  const counted = await eventually(
    () => start({ filter, dryRun: true }),
    ({ body }) => body['orders'] === 2,
  );
  await start({ filter, expected: Number(counted.body['orders']) + 1, reason });
  await start({ filter: { number: 'NONE-1' }, reason });
  await start({ reason });
  await start({ filter, reason: '' });
  const queries = world.app.part(QueryBus);
  queries.execute = () => Promise.resolve(Array.from({ length: 100_001 }, () => 'A-1') as never);
  await start({ filter, reason }); // campaign-too-big
  Reflect.deleteProperty(queries, 'execute');
  const running = await start({ filter, reason, rate: { orders: 1, per: 'minute' } });
  const path = `/v1/retry-campaigns/${String(running.body['id'])}`;
  await world.get('/v1/retry-campaigns');
  await world.get('/v1/retry-campaigns?limit=0');
  const none = '/v1/retry-campaigns/00000000-0000-4000-8000-000000000000';
  for (const campaign of [path, none]) {
    await world.get(campaign);
    await world.get(`${campaign}/orders`);
    await world.post(`${campaign}/cancel`, { reason });
  }
  await world.get(`${path}/orders?outcome=lost`);
  await world.post(`${path}/cancel`, { reason: '' });
  const over = await eventually(
    () => world.get(path),
    ({ body }) => body['status'] === 'finished',
  );
  if (JSON.stringify(over.body).includes('ada@')) throw new Error('It names a person.');
  await world.post(`${path}/cancel`, { reason: 'Once more.' });
}

async function provokeRevocations(world: World): Promise<void> {
  const revoke = (path: string, body: object = { reason }) =>
    world.post(`/v1/orders/${path}/revocation`, body);
  await world.post('/v1/orders', orderOf('REVOKED-1'));
  await becomes(world, 'REVOKED-1', 'Complete');
  await revoke('REVOKED-1/lines/1');
  await revoke('REVOKED-1/lines/9');
  await revoke('REVOKED-1/lines/1', { reason: '' });
  await revoke('NONE-1/lines/1');
  await revoke(`${PENDING}/lines/1`);
  await failed(world, 'ABANDONED-1');
  await settle(world, 'ABANDONED-1/lines/1', 'abandoned');
  await revoke('ABANDONED-1/lines/1');
}

const settle = (world: World, path: string, outcome = 'complete') =>
  world.post(`/v1/orders/${path}/settlement`, { outcome, reason });

async function provokeSettlements(world: World): Promise<void> {
  await settle(world, `${COMPLETE}/lines/1`); // line-already-complete
  await settle(world, `${COMPLETE}/lines/9`);
  await settle(world, `${COMPLETE}/lines/1`, 'lost');
  await settle(world, `${PENDING}/lines/1`);
  await settle(world, 'NONE-1/lines/1');
  await becomes(world, 'REVOKED-1', 'Complete');
  await settle(world, 'REVOKED-1/lines/1');
}

async function provokeExcess(world: World): Promise<void> {
  const number = 'EXCESS-1';
  const settleExcess = (of: string, reference: string, why = reason) =>
    world.post(`/v1/orders/${of}/excess-payments/settlement`, { reference, reason: why });
  await world.post('/v1/orders', orderRequest(number));
  const payment = { processor: 'captured', reference: 'ch_twice', amount: '159.00' };
  await world.post('/v1/orders', orderRequest(number, { payment }));
  await settleExcess(number, 'ch_twice');
  await settleExcess(number, 'ch_none');
  await settleExcess(number, 'ch_twice', '');
  await settleExcess('NONE-1', 'ch_twice');
}
