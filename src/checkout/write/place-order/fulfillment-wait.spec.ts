import type { FastifyReply } from 'fastify';
import { EventEmitter } from 'node:events';
import { LiveOrders, viewAfter } from '../../../../test/support/live-orders.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  paymentRequested,
  placedOrder,
} from '../../../../test/support/order-fixtures.js';
import { OrderWait } from '../../read/order-status/order-wait.js';
import { FulfillmentWait, type FulfillmentWaitOptions } from './fulfillment-wait.js';

const STORY = [
  ...placedOrder(),
  lineFulfilled({ lineId: '2' }),
  fulfillmentFailed(),
  lineFulfilled({ attempt: 2 }),
];
const PLACED = viewAfter(placedOrder());

/** What FulfillmentWait touches of an answer that is under way. */
class Reply {
  readonly said: Record<string, string> = {};
  readonly raw = Object.assign(new EventEmitter(), { socket: null });

  headers(headers: Record<string, string>): this {
    Object.assign(this.said, headers);
    return this;
  }
}

let world: LiveOrders;
let reply: Reply;
beforeEach(async () => {
  world = new LiveOrders(STORY);
  reply = new Reply();
  await world.happen(4);
});
afterEach(() => world.stop());

async function after(
  mode: FulfillmentWaitOptions['mode'],
  preferredS?: number,
  order = PLACED,
): Promise<number> {
  const wait = new OrderWait(world.live, world.orders);
  const options = { mode, syncWaitMs: 60_000 };
  const answer = reply as unknown as FastifyReply;
  const { revision } = await new FulfillmentWait(options, wait).after(order, preferredS, answer);
  return revision;
}

describe('an order that was accepted', () => {
  it('is answered at once, as a rule', async () => {
    expect(await after('async')).toBe(1);
    expect(world.store.reads).toBe(0);
  });

  it('is answered with its outcomes where the service is set so, a failure among them', async () => {
    expect(await after('sync')).toBe(3);
    expect(reply.said).toEqual({});
  });

  it('is answered at once while its payment is pending, also there', async () => {
    expect(await after('sync', undefined, viewAfter([paymentRequested()]))).toBe(0);
  });

  it.each(['sync', 'async'] as const)('is answered as the caller prefers, in %s', async (mode) => {
    expect(await after(mode, 0)).toBe(1);
    expect(reply.said).toEqual({ 'Preference-Applied': 'wait=0' });
    await world.happen();
    expect(await after(mode, 60)).toBe(4);
    expect(reply.said).toEqual({ 'Preference-Applied': 'wait=60' });
  });
});
