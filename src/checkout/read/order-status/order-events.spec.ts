import { LiveOrders, STREAM } from '../../../../test/support/live-orders.js';
import { eventually } from '../../../../test/support/eventually.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  orderPlaced,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
} from '../../../../test/support/order-fixtures.js';
import { orderEvents, type OrderEventsOptions } from './order-events.js';
import type { OrderView } from './order-view.js';

/** Declined, paid again, placed; a line fails, and is made good. */
const STORY = [
  ...[paymentRequested(), paymentDeclined(), paymentRequested({ attempt: 2 })],
  ...[paymentCollected({ processor: 'sandbox', attempt: 2 }), orderPlaced()],
  ...[fulfillmentFailed(), lineFulfilled({ lineId: '2' }), lineFulfilled({ attempt: 2 })],
];

let world: LiveOrders;
let gone: AbortController;
beforeEach(() => {
  world = new LiveOrders(STORY);
  gone = new AbortController();
});
afterEach(() => world.stop());

async function open(options: Partial<OrderEventsOptions> = {}) {
  const { orders, live } = world;
  const read = await orders.since(STREAM, orders.nothing);
  const defaults = { maySee: () => true, after: -1, heartbeatMs: 60_000, gone: gone.signal };
  return orderEvents({ orders, live, stream: STREAM, read, ...defaults, ...options });
}

/** Revision and status of each message. */
function seen(text: string): string {
  const [, id, data] = /^id: (\d+)\ndata: (.*)\n\n$/.exec(text) ?? [];
  if (id === undefined || data === undefined) return text.trim();
  const { revision, status } = JSON.parse(data) as OrderView;
  expect(id).toBe(String(revision));
  return `${id} ${status}`;
}

async function rest(events: AsyncGenerator<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const text of events) all.push(seen(text));
  expect(world.live.watched).toBe(0);
  return all;
}

const next = async (events: AsyncGenerator<string>) => {
  const result = await events.next();
  return result.done ? 'the end' : seen(result.value);
};

const ALL = [
  ...['retry: 1000', '0 Payment Pending', '1 Payment Declined', '2 Payment Pending'],
  // Between payment and placing, which are one append, there is nothing to see that was not there before.
  ...['4 Open', '5 Open', '6 Fulfillment Error', '7 Complete'],
];

describe('the events of an order', () => {
  it('are the order after each of them, and end when nothing more happens by itself', async () => {
    await world.happen(STORY.length);
    expect(await rest(await open())).toEqual(ALL);
  });

  it('are the same for who was there from the beginning', async () => {
    await world.happen();
    const events = await open();
    const told = [await next(events), await next(events)];
    await world.happen();
    await world.happen();
    await world.happen(2);
    for (let count = 5; count < STORY.length; count += 1) await world.happen();
    expect([...told, ...(await rest(events))]).toEqual(ALL);
  });

  it('go on behind what the reader has', async () => {
    await world.happen(STORY.length);
    expect(await rest(await open({ after: 5 }))).toEqual([ALL[0], ...ALL.slice(6)]);
  });

  it('come as they happen', async () => {
    await world.happen(6);
    const events = await open({ after: 5 });
    expect(await next(events)).toBe('retry: 1000');
    for (const expected of ALL.slice(6)) {
      const message = next(events);
      await eventually(
        () => world.live.watched,
        (watched) => watched === 1,
      );
      await world.happen();
      expect(await message).toBe(expected);
    }
    expect(await next(events)).toBe('the end');
  });

  it('are not read, and not kept, for a reader that takes none', async () => {
    await world.happen(5);
    const events = await open();
    await next(events);
    const { reads } = world.store;
    await world.happen(3);
    expect([world.store.reads, world.live.watched]).toEqual([reads, 0]);
    expect(await rest(events)).toEqual(ALL.slice(1));
  });

  it('are a comment while there are none, so that nobody takes the connection for dead', async () => {
    await world.happen(5);
    const events = await open({ after: 4, heartbeatMs: 1 });
    expect(await next(events)).toBe('retry: 1000');
    expect([await next(events), await next(events)]).toEqual([':', ':']);
    await world.happen(3);
    const later = await rest(events);
    expect(later.filter((text) => text !== ':')).toEqual(ALL.slice(5));
  });

  it('end after a while, for the reader to come back', async () => {
    await world.happen(5);
    const events = await open({ after: 4, heartbeatMs: 1, longestMs: 0 });
    expect(await rest(events)).toEqual(['retry: 1000']);
  });

  it.each([
    [
      'the reader is gone',
      () => {
        gone.abort();
      },
    ],
    [
      'the application ends',
      () => {
        world.live.onModuleDestroy();
      },
    ],
  ])('end when %s', async (_, end) => {
    await world.happen(5);
    const events = await open({ after: 4 });
    await next(events);
    const message = next(events);
    await eventually(
      () => world.live.watched,
      (watched) => watched === 1,
    );
    end();
    expect(await message).toBe('the end');
    expect(world.live.watched).toBe(0);
  });

  it('end when the store does not answer: the reader comes back', async () => {
    await world.happen(5);
    const events = await open({ after: 4 });
    await next(events);
    world.storeIsDown = true;
    expect(await next(events)).toBe('the end');
  });

  it('are nothing to who may not see the order any more', async () => {
    await world.happen(6);
    let mine = true;
    const events = await open({ after: 5, maySee: () => mine });
    await next(events);
    mine = false;
    await world.happen(2);
    expect(await rest(events)).toEqual([]);
    const late = await open({ maySee: ({ revision }) => revision < 2 });
    expect(await rest(late)).toEqual(ALL.slice(0, 3));
  });
});
