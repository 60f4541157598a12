import fc from 'fast-check';
import { countingId, NOW } from '../../../test/support/given-when-then.js';
import { MemoryEventStore } from '../../../test/support/memory-event-store.js';
import { captured, orderDetails } from '../../../test/support/order-fixtures.js';
import { isRejection } from '../../kernel/rejection.js';
import { orderAggregate } from '../../order/aggregate.js';
import { decidePlaceOrder } from '../../order/decide/place-order.js';
import { orderStream } from '../../order/order-stream.js';
import { OrderCommands } from '../contract.js';
import { PaymentClaims } from './payment-claims.js';

let ids = 0;

/** Orders that are placed with one payment, as the handler places them, on a store that a test schedules. */
class World {
  private readonly newId = (): string => countingId((ids += 1));
  readonly orders: OrderCommands;
  private readonly claims: PaymentClaims;

  constructor(readonly store: MemoryEventStore) {
    this.orders = new OrderCommands(store, orderAggregate, this.newId);
    this.claims = new PaymentClaims(store, this.orders, this.newId);
  }

  async place(orderNumber: string): Promise<string> {
    const id = this.newId();
    const context = {
      ...{ commandId: id, correlationId: id, causationId: id, now: NOW },
      actor: { kind: 'user', id: 'tester' } as const,
    };
    const details = orderDetails({ orderNumber });
    const fingerprint = { keyId: 'k1', value: orderNumber };
    const payment = captured();
    const placed = await this.orders.execute({
      stream: orderStream(orderNumber),
      context,
      from: this.orders.nothing,
      decide: ({ state }) => decidePlaceOrder(state, { details, fingerprint, payment, now: NOW }),
      beforeAppend: () => this.claims.claim(payment, orderNumber, context),
    });
    return isRejection(placed) ? placed.code : 'placed';
  }

  placedOrders(): readonly string[] {
    return [...this.store.streams]
      .filter(([, events]) => events.some(({ type }) => type === 'OrderPlaced'))
      .map(([stream]) => stream);
  }
}

describe('a payment that several orders want', () => {
  it('pays the first', async () => {
    const world = new World(new MemoryEventStore());
    expect(await world.place('A')).toBe('placed');
    expect(await world.place('B')).toBe('payment-already-used');
  });

  it('is taken over from an order that claimed it and was never placed', async () => {
    const store = new MemoryEventStore();
    const dying = new World(
      new MemoryEventStore((call) =>
        call === 'append order-a' ? Promise.reject(new Error('killed')) : Promise.resolve(),
      ),
    );
    await expect(dying.place('A')).rejects.toThrow('killed');
    for (const [stream, events] of dying.store.streams) store.streams.set(stream, events);
    const world = new World(store);
    expect(await world.place('B')).toBe('placed');
    expect(await world.place('A')).toBe('payment-already-used');
  });

  it('pays exactly one of them, whoever is faster at any step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = new World(
          new MemoryEventStore((call) => scheduler.schedule(Promise.resolve(), call)),
        );
        const answers = Promise.all(['A', 'B', 'C'].map((number) => world.place(number)));
        await scheduler.waitFor(answers);
        expect(world.placedOrders()).toHaveLength(1);
        expect([...(await answers)].sort()).toEqual([
          ...['payment-already-used', 'payment-already-used', 'placed'],
        ]);
      }),
      { numRuns: 1000 },
    );
  });
});
