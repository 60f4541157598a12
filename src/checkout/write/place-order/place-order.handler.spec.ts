import {
  charge,
  CheckoutWorld,
  freely,
  ORDER,
  Outside,
  paid,
} from '../../../../test/support/checkout-world.js';
import { MemoryEventStore } from '../../../../test/support/memory-event-store.js';
import { freeOrderDetails, orderDetails } from '../../../../test/support/order-fixtures.js';

const PLACED = ['PaymentCollected', 'OrderPlaced'];
const otherBody = orderDetails({ shippingMethod: 'express' });

let world: CheckoutWorld;
beforeEach(() => {
  world = new CheckoutWorld();
});
const { types, claims } = {
  types: (number?: string) => world.outside.types(number),
  claims: () => world.outside.claims(),
};

describe('an order that checkout has collected the money for', () => {
  it('is placed', async () => {
    expect(await world.placed()).toEqual({ answer: 'placed', replayed: false, revision: 1 });
    expect(types()).toEqual(PLACED);
  });

  it('costs two appends, the claim and the order, and no read', async () => {
    await world.place();
    const { appends, reads } = world.outside.store;
    expect({ appends, reads }).toEqual({ appends: 2, reads: 0 });
  });

  it('sent again is answered alike, and nothing at all is written', async () => {
    const first = await world.placed();
    const before = structuredClone(world.outside.store.streams);
    for (let i = 0; i < 3; i += 1) {
      expect(await world.placed()).toEqual({ ...first, replayed: true });
    }
    expect(world.outside.store.streams).toEqual(before);
  });

  it('sent fifty times at once is placed once, and fifty times answered alike', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.placed()));
    expect(new Set(answers.map(({ answer, revision }) => `${answer} ${revision}`))).toEqual(
      new Set(['placed 1']),
    );
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(49);
    expect(world.outside.store.appends).toBe(2);
  });

  it('sent to several processes at once is placed once', async () => {
    const others = Array.from({ length: 5 }, () => new CheckoutWorld(world.outside));
    const answers = await Promise.all(others.map((other) => other.placed()));
    expect(answers.map(({ answer }) => answer)).toEqual(Array(5).fill('placed'));
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(4);
    expect(types()).toEqual(PLACED);
  });

  it('keeps its number: another body is refused, in any case of its letters', async () => {
    await world.place();
    expect(await world.place(paid(), otherBody)).toBe('order-number-taken');
    const lowerCase = orderDetails({ orderNumber: ORDER.toLowerCase() });
    expect(await world.place(paid({ reference: 'ch_2' }), lowerCase)).toBe('order-number-taken');
    expect(types()).toEqual(PLACED);
  });

  it('sent again with another payment is refused, and that money is reported, once', async () => {
    await world.place();
    for (let i = 0; i < 2; i += 1) {
      expect(await world.place(paid({ reference: 'ch_2' }))).toBe('order-already-paid');
    }
    expect(await world.place(paid({ reference: 'ch_3' }))).toBe('order-already-paid');
    expect(world.outside.events().slice(2)).toMatchObject([
      { type: 'ExcessPaymentReported', data: { reference: 'ch_2' } },
      { type: 'ExcessPaymentReported', data: { reference: 'ch_3' } },
    ]);
  });

  it('sent again with a payment to be collected is refused, and nothing is collected', async () => {
    await world.place();
    expect(await world.place(charge())).toBe('order-already-paid');
    expect(world.outside.processor.asked).toEqual([]);
    expect(types()).toEqual(PLACED);
  });

  it.each(['158.99', '159.01', '0.00'])('but not all of it (%s) is refused', async (amount) => {
    expect(await world.place(paid({ amount }))).toBe('payment-amount-mismatch');
    expect(world.outside.store.streams).toEqual(new Map());
  });

  it('by a payment that pays another order is refused', async () => {
    await world.place();
    const second = orderDetails({ orderNumber: 'B' });
    expect(await world.place(paid(), second)).toBe('payment-already-used');
    expect(types('B')).toEqual([]);
  });

  it('by a payment of the same name elsewhere is placed', async () => {
    await world.place(paid({ source: 'stripe' }));
    const others = [paid(), paid({ source: 'paypal' }), paid({ source: 'stripe', account: 'a' })];
    for (const [i, payment] of others.entries()) {
      expect(await world.place(payment, orderDetails({ orderNumber: `B-${i}` }))).toBe('placed');
    }
  });

  it('takes the payment over from an order that only claimed it and was never placed', async () => {
    let dying = true;
    const store = new MemoryEventStore((call) =>
      dying && call === 'append order-a' ? Promise.reject(new Error('killed')) : Promise.resolve(),
    );
    world = new CheckoutWorld(new Outside(store));
    const a = orderDetails({ orderNumber: 'A' });
    await expect(world.place(paid(), a)).rejects.toThrow('killed');
    dying = false;
    expect(claims()).toBe(1);
    expect(await world.place()).toBe('placed');
    expect(await world.place(paid(), a)).toBe('payment-already-used');
    expect(types('A')).toEqual(['PaymentClaimVoided']);
  });

  it('is placed by a second request when the first failed on its way', async () => {
    let failures = 1;
    const store = new MemoryEventStore((call) =>
      call.startsWith('append order-') && failures-- > 0
        ? Promise.reject(new Error('no answer'))
        : Promise.resolve(),
    );
    world = new CheckoutWorld(new Outside(store));
    await expect(world.place()).rejects.toThrow('no answer');
    expect(await world.placed()).toMatchObject({ answer: 'placed', replayed: false });
    expect(types()).toEqual(PLACED);
  });
});

describe('a free order', () => {
  const details = freeOrderDetails();

  it('is placed with one append and no claim', async () => {
    expect(await world.place(freely(), details)).toBe('placed');
    expect(world.outside.store).toMatchObject({ appends: 1, reads: 0 });
    expect(claims()).toBe(0);
    expect(world.outside.events()[0]?.data).toMatchObject({ processor: 'free', amount: '0.00' });
  });

  it('sent again is answered alike', async () => {
    await world.place(freely(), details);
    expect(await world.placed(freely(), details)).toMatchObject({
      answer: 'placed',
      replayed: true,
    });
    expect(types()).toEqual(PLACED);
  });

  it('that is not free is refused', async () => {
    expect(await world.place(freely())).toBe('not-free');
  });

  it('that another payment of nothing has paid is refused, and nothing is reported', async () => {
    await world.place(paid({ amount: '0.00' }), details);
    expect(await world.place(freely(), details)).toBe('order-already-paid');
    expect(types()).toEqual(PLACED);
  });
});

describe('what order numbers and payments are called', () => {
  it('never leads one order into the stream of another', async () => {
    const numbers = ['a', 'a-1', 'a_1', 'a-', '-a'];
    for (const orderNumber of numbers) {
      const payment = paid({ reference: `ch of ${orderNumber}` });
      expect(await world.place(payment, orderDetails({ orderNumber }))).toBe('placed');
    }
    expect(world.outside.store.streams.size).toBe(2 * numbers.length);
  });
});
