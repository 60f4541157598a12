import { StreamSeats } from '../../../src/checkout/read/order-status/order-events.controller.js';
import type { OrderStatusTables } from '../../../src/checkout/read/order-status/order-status.tables.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { JWT_SECRET } from '../checkout/checkout-app.js';
import { issueToken } from '../../../src/platform/security/issue-token.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { sign } from '../../support/stripe-stub/webhooks.js';
import { WEBHOOK_SECRET, type World } from './world.js';

const rows = queryBuilder<OrderStatusTables>();

export const PENDING = 'PENDING-1';
export const COMPLETE = 'COMPLETE-1';

/** Each order has a learner of its own, called like it. */
export function orderOf(number: string, changes: object = {}): object {
  const user = { username: number.toLowerCase(), email: 'a@example.com' };
  return orderRequest(number, { user, ...changes });
}

const place = (world: World, number: string, changes: object = {}) =>
  world.post('/v1/orders', orderOf(number, changes));

export function becomes(world: World, number: string, status: string): Promise<unknown> {
  return eventually(
    () => world.get(`/v1/orders/${number}`),
    ({ body }) => body['status'] === status,
  );
}

/** What routes about orders and payments answer. */
export async function provokeOrders(world: World): Promise<void> {
  await provokePlacing(world);
  await provokePayments(world);
  await provokeReading(world);
  await provokeFollowing(world);
  await provokeWebhook(world);
}

async function provokePlacing(world: World): Promise<void> {
  await place(world, COMPLETE);
  await place(world, COMPLETE, { shippingMethod: 'express' }); // order-number-taken
  const other = { processor: 'captured', reference: 'ch_other', amount: '159.00' };
  await place(world, COMPLETE, { payment: other }); // order-already-paid
  const same = { ...other, reference: `ch-${COMPLETE}` };
  await place(world, 'USED-1', { payment: same }); // payment-already-used
  await place(world, 'BAD-1', { orderTotal: '160.00' }); // request-invalid
  await place(world, 'BAD-1', { payment: { ...other, amount: '158.99' } });
  await place(world, 'BAD-1', { payment: { processor: 'free' } });
  await place(world, 'BAD-1', { payment: { processor: 'paypal' } });
  const limited = {
    sub: 'shop',
    roles: ['checkout'],
    partners: ['other'],
    ttlSeconds: 60,
  } as const;
  const token = `Bearer ${await issueToken(limited, JWT_SECRET, Date.now())}`;
  await world.post('/v1/orders', orderOf('BAD-1', { partner: 'edx' }), { token });
  await becomes(world, COMPLETE, 'Complete');
}

async function provokePayments(world: World): Promise<void> {
  const sandbox = (token: string) => ({ payment: { processor: 'sandbox', token } });
  await place(world, 'DECLINED-1', sandbox('tok_declined'));
  const { stub } = world;
  const waits = { processor: 'stripe', paymentMethod: 'pm_card_authenticationRequired' };
  await place(world, PENDING, { payment: waits }); // 202
  await place(world, PENDING); // payment-pending
  const collected = (reference: string) => ({
    payment: { processor: 'captured', source: 'stripe', reference, amount: '159.00' },
  });
  await place(world, 'BAD-2', collected('pi_none'));
  const draft = { amount: 15_900, currency: 'usd', captureMethod: 'automatic', metadata: {} };
  await place(world, 'BAD-2', collected(stub.books().create(draft).id)); // payment-not-collected
  stub.failNext('retrieve', 'failed-before', 9);
  await place(world, 'BAD-2', collected('pi_unheard'));
  stub.heal();
  await world.post(`/v1/orders/${PENDING}/payment/confirmation`);
  await world.post('/v1/orders/NONE-1/payment/confirmation');
}

async function provokeReading(world: World): Promise<void> {
  const order = await world.get(`/v1/orders/${COMPLETE}`);
  const etag = `"${String(order.body['revision'])}"`;
  await world.get(`/v1/orders/${COMPLETE}`, { headers: { 'if-none-match': etag } });
  await world.get('/v1/orders/NONE-1');
  await world.get(`/v1/orders/${COMPLETE}/history`);
  await world.get('/v1/orders/NONE-1/history');
  await world.get('/v1/orders');
  await world.get('/v1/orders?limit=0');
  await world.post('/v1/orders/search', { email: 'a@example.com' });
  await world.post('/v1/orders/search', { limit: '0' });
  await provokeOldList(world);
  for (const path of ['/health/live', '/health/ready', '/openapi.json', '/docs', '/docs/page.js']) {
    await world.get(path);
  }
  await world.get('/docs/none.js');
}

/** A list that does not know what the caller has seen. */
async function provokeOldList(world: World): Promise<void> {
  await place(world, 'BEHIND-1');
  await becomes(world, 'BEHIND-1', 'Complete');
  const { database } = world.app;
  await database.run(rows.deleteFrom('order_status').where('stream', '=', 'order-behind-1'));
  const seen = { headers: { 'makegood-position': 'order-behind-1@1' } };
  await world.get('/v1/orders', seen);
  await world.post('/v1/orders/search', {}, seen);
}

async function provokeFollowing(world: World): Promise<void> {
  const path = `/v1/orders/${COMPLETE}/events`;
  await world.get(path);
  await world.get(path, { headers: { 'last-event-id': '99' } });
  await world.get('/v1/orders/NONE-1/events');
  const seats = world.app.part(StreamSeats);
  const taken: (() => void)[] = [];
  for (let leave = seats.take(); leave; leave = seats.take()) taken.push(leave);
  await world.get(path);
  for (const leave of taken) leave();
}

async function provokeWebhook(world: World): Promise<void> {
  const body = '{"id":"evt_1","object":"event"}';
  const signed = (secret: string) => ({
    headers: { 'stripe-signature': sign(body, secret, Date.now()) },
  });
  await world.post('/v1/webhooks/stripe', body, signed(WEBHOOK_SECRET));
  await world.post('/v1/webhooks/stripe', body, signed('whsec_other'));
}

/** What the webhook needs to get as far as an engine. */
export function deliveryOf(world: World, number: string) {
  const events = world.stub.books();
  const intent = [...events.intents.values()].find(({ metadata }) =>
    Object.values(metadata).includes(number),
  );
  const body = JSON.stringify({
    ...{ id: 'evt_2', object: 'event', type: 'payment_intent.succeeded' },
    data: { object: intent },
  });
  return { body, headers: { 'stripe-signature': sign(body, WEBHOOK_SECRET, Date.now()) } };
}
