import { countingId, folded, recorded } from '../../../../test/support/given-when-then.js';
import { MemoryEventStore } from '../../../../test/support/memory-event-store.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  paymentRequested,
  placedOrder,
} from '../../../../test/support/order-fixtures.js';
import { rejection } from '../../../kernel/rejection.js';
import { orderAggregate } from '../../../order/aggregate.js';
import { EventStoreUnavailable } from '../../../platform/event-store/event-store.js';
import { OrderCommands } from '../../contract.js';
import { OrderNews } from '../../read/order-status/order-news.js';
import { FulfillmentWait } from './fulfillment-wait.js';

const EVENTS = [...placedOrder(), lineFulfilled({ lineId: '2' }), lineFulfilled()];
const [placed, halfDone, done] = [2, 3, 4].map((count) => folded(EVENTS.slice(0, count)));
const failing = folded([...EVENTS.slice(0, 3), fulfillmentFailed()]);
const STREAM = 'order-edx-100001';

class World {
  readonly news = new OrderNews();
  readonly gone = new AbortController();
  readonly store = new MemoryEventStore(() =>
    this.storeIsDown ? Promise.reject(new EventStoreUnavailable('down')) : Promise.resolve(),
  );
  storeIsDown = false;

  constructor(
    readonly mode: 'sync' | 'async' = 'sync',
    readonly syncWaitMs = 60_000,
  ) {
    this.store.streams.set(STREAM, recorded(EVENTS));
  }

  /** What is answered: revision, and whether as a repeat. */
  async place(order = placed!, meanwhile: () => void = () => undefined) {
    const orders = new OrderCommands(this.store, orderAggregate, () => countingId(1));
    const wait = new FulfillmentWait(this, this.news, orders);
    const place = () => {
      meanwhile();
      return Promise.resolve({ order, replayed: false });
    };
    const answer = await wait.after('EDX-100001', place, this.gone.signal);
    expect(this.news.watched).toBe(0);
    if ('kind' in answer) throw new Error('Nothing is refused here.');
    return answer.order.revision;
  }

  tell(order = done!): void {
    this.news.publish(new Map([[STREAM, order]]));
  }

  /** Behind all that was promised before. */
  soon(work: () => void): void {
    setImmediate(work);
  }
}

describe('an order that is placed and fulfilled in one request', () => {
  it('is answered when its last line has an outcome', async () => {
    const world = new World();
    world.soon(() => {
      world.tell(halfDone);
      world.soon(() => {
        world.tell();
      });
    });
    expect(await world.place()).toBe(3);
  });

  it('is answered also when the outcome is a failure, for that is an answer too', async () => {
    const world = new World();
    world.soon(() => {
      world.tell(failing);
    });
    expect(await world.place()).toBe(3);
  });

  it('is answered when its outcomes were faster than the answer of the store', async () => {
    const world = new World();
    expect(
      await world.place(placed, () => {
        world.tell();
      }),
    ).toBe(3);
  });

  it('is not answered by news that are behind it', async () => {
    const world = new World();
    world.soon(() => {
      world.tell(folded(EVENTS.slice(0, 1)));
      world.tell(placed);
      world.soon(() => {
        world.tell();
      });
    });
    expect(await world.place()).toBe(3);
  });

  it('is answered as it is when it takes too long', async () => {
    const world = new World('sync', 1);
    expect(await world.place()).toBe(3);
    expect(world.store.reads).toBe(1);
  });

  it('is answered as it was placed when even that cannot be read', async () => {
    const world = new World('sync', 1);
    world.storeIsDown = true;
    expect(await world.place()).toBe(1);
  });

  it('is left alone as soon as the caller hangs up, before or while it is placed, or later', async () => {
    for (const when of ['before', 'while', 'later']) {
      const world = new World();
      const hangUp = (): void => {
        world.gone.abort();
      };
      if (when === 'before') hangUp();
      if (when === 'later') world.soon(hangUp);
      expect(await world.place(placed, when === 'while' ? hangUp : undefined)).toBe(1);
      expect(world.store.reads).toBe(0);
    }
  });

  it('keeps nobody waiting when the application ends', async () => {
    const world = new World();
    world.soon(() => {
      world.news.onModuleDestroy();
    });
    expect(await world.place()).toBe(3);
  });

  it.each([
    ['done already', done!],
    ['failing already', failing],
    ['still waiting for its payment', folded([paymentRequested()])],
  ])('is answered at once when it is %s', async (_, order) => {
    const world = new World();
    expect(await world.place(order)).toBe(order.revision);
    expect(world.store.reads).toBe(0);
  });

  it('is answered at once when it is refused', async () => {
    const world = new World();
    const orders = new OrderCommands(world.store, orderAggregate, () => countingId(1));
    const wait = new FulfillmentWait({ mode: 'sync', syncWaitMs: 60_000 }, world.news, orders);
    const no = rejection('no', 'No.');
    expect(await wait.after('A', () => Promise.resolve(no), world.gone.signal)).toBe(no);
    expect(world.news.watched).toBe(0);
  });

  it('leaves nothing behind when placing it fails', async () => {
    const world = new World();
    const orders = new OrderCommands(world.store, orderAggregate, () => countingId(1));
    const wait = new FulfillmentWait({ mode: 'sync', syncWaitMs: 60_000 }, world.news, orders);
    const failed = wait.after('A', () => Promise.reject(new Error('down')), world.gone.signal);
    await expect(failed).rejects.toThrow('down');
    expect(world.news.watched).toBe(0);
  });
});

describe('an order that is placed only', () => {
  it('is answered at once', async () => {
    expect(await new World('async').place()).toBe(1);
  });
});
