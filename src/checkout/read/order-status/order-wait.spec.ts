import { getEventListeners } from 'node:events';
import { eventually } from '../../../../test/support/eventually.js';
import { LiveOrders, viewAfter } from '../../../../test/support/live-orders.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  placedOrder,
} from '../../../../test/support/order-fixtures.js';
import { isAnswered, isFinal } from './final-status.js';
import { OrderWait, type Wish } from './order-wait.js';

const STORY = [
  ...placedOrder(),
  lineFulfilled({ lineId: '2' }),
  fulfillmentFailed(),
  lineFulfilled({ attempt: 2 }),
];
const PLACED = viewAfter(placedOrder());
const LONG_MS = 60_000;

let world: LiveOrders;
let wait: OrderWait;
let gone: AbortController;
beforeEach(async () => {
  world = new LiveOrders(STORY);
  wait = new OrderWait(world.live, world.orders);
  gone = new AbortController();
  await world.happen(2);
});
afterEach(() => world.stop());

const finalWithin = (waitMs: number): Wish => ({ isWanted: isFinal, waitMs });

const watchedBy = (count: number) =>
  eventually(
    () => world.live.watched,
    (watched) => watched === count,
  );

async function until(wish: Wish, order = PLACED): Promise<number> {
  const { revision } = await wait.until(order, wish, gone.signal);
  await watchedBy(0);
  expect(getEventListeners(gone.signal, 'abort')).toEqual([]);
  return revision;
}

describe('who waits for an order', () => {
  it('gets it when its last line is done, whoever did it, and not before', async () => {
    const answer = until(finalWithin(LONG_MS));
    await watchedBy(1);
    for (let event = 2; event < STORY.length; event += 1) await world.happen();
    expect(await answer).toBe(4);
  });

  it('gets it with a failure that is repeated later, where that is an answer', async () => {
    const answer = until({ isWanted: isAnswered, waitMs: LONG_MS });
    await watchedBy(1);
    await world.happen();
    await world.happen();
    expect(await answer).toBe(3);
  });

  it('gets it when it was done before anybody listened', async () => {
    await world.happen(3);
    expect(await until(finalWithin(LONG_MS))).toBe(4);
  });

  it('gets what there is already without a look', async () => {
    world.storeIsDown = true;
    expect(await until(finalWithin(LONG_MS), viewAfter(STORY))).toBe(4);
  });

  it('gets it as it is when time is over', async () => {
    await world.happen();
    expect(await until(finalWithin(1))).toBe(2);
  });

  it('gets it as it is in the end, though no news came', async () => {
    world.store.subscribe = async function* () {
      yield await Promise.reject(new Error('refused'));
    };
    const answer = until(finalWithin(LONG_MS));
    await eventually(
      () => world.store.reads,
      (reads) => reads === 1,
    );
    await world.happen(3);
    world.live.onModuleDestroy();
    expect(await answer).toBe(4);
  });

  it('gets what was known when the store does not answer', async () => {
    world.storeIsDown = true;
    expect(await until(finalWithin(LONG_MS))).toBe(1);
  });

  it('gets nothing that is older than what was known', async () => {
    const known = { ...PLACED, revision: 7 };
    expect(await until(finalWithin(1), known)).toBe(7);
  });

  it('is forgotten when nobody is there any more, before or while it waits', async () => {
    const answer = until(finalWithin(LONG_MS));
    await watchedBy(1);
    gone.abort();
    expect(await answer).toBe(1);
    const reads = world.store.reads;
    expect(await until(finalWithin(LONG_MS))).toBe(1);
    expect(world.store.reads).toBe(reads);
  });

  it('is answered when the application ends', async () => {
    const answer = until(finalWithin(LONG_MS));
    await watchedBy(1);
    world.live.onModuleDestroy();
    expect(await answer).toBe(1);
  });
});
