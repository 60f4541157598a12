import { charge, CheckoutWorld, ORDER, paid } from '../../../test/support/checkout-world.js';
import { orderDetails } from '../../../test/support/order-fixtures.js';

const KEY = `${ORDER.toLowerCase()}-1`;
const PLACED = ['PaymentRequested', 'PaymentCollected', 'OrderPlaced'];
const otherBody = orderDetails({ shippingMethod: 'express' });
const collected = (odd: { readonly amount?: string; readonly currency?: string } = {}) =>
  ({
    outcome: 'collected',
    ...{ reference: 'pay_1', amount: '159.00', currency: 'USD' },
    collectedAt: '2026-11-23T10:00:00Z',
    ...odd,
  }) as const;
const unknown = { outcome: 'unknown', code: 'timeout', message: 'No answer in time.' } as const;

let world: CheckoutWorld;
beforeEach(() => {
  world = new CheckoutWorld();
});
const types = () => world.outside.types();
const asked = () => world.outside.processor.asked;

describe('a payment that we collect', () => {
  it('is asked for first, recorded next, and then the order is placed', async () => {
    expect(await world.placed(charge())).toEqual({
      ...{ answer: 'placed', replayed: false, revision: 2 },
    });
    expect(types()).toEqual(PLACED);
    expect(asked()).toEqual([`collect ${KEY} tok_ok`]);
  });

  it('costs three appends, the request, the claim and the order, and no read', async () => {
    await world.place(charge());
    const { appends, reads } = world.outside.store;
    expect({ appends, reads }).toEqual({ appends: 3, reads: 0 });
  });

  it('is written down before the processor hears of it', async () => {
    world.outside.processor.collect = () => {
      expect(types()).toEqual(['PaymentRequested']);
      return Promise.resolve(unknown);
    };
    expect(await world.place(charge())).toBe('payment-pending');
  });

  it('is not asked for again by the same request', async () => {
    await world.place(charge());
    expect(await world.placed(charge())).toEqual({
      ...{ answer: 'placed', replayed: true, revision: 2 },
    });
    expect(asked()).toHaveLength(1);
    expect(types()).toEqual(PLACED);
  });

  it('is asked for once by fifty requests at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.placed(charge())));
    expect(answers.map(({ answer }) => answer)).toEqual(Array(50).fill('placed'));
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(49);
    expect(asked()).toEqual([`collect ${KEY} tok_ok`]);
  });

  it('is collected once by requests to several processes, whoever answers what', async () => {
    const others = Array.from({ length: 5 }, () => new CheckoutWorld(world.outside));
    await Promise.all(others.map((other) => other.place(charge())));
    expect(asked().filter((question) => question.startsWith('collect'))).toHaveLength(1);
    expect(await world.place(charge())).toBe('placed');
    expect(world.outside.processor.collected).toHaveLength(1);
    expect(types()).toEqual(PLACED);
  });

  it('belongs to one body: another one is refused at every stage', async () => {
    world.outside.processor.says = { collect: unknown };
    await world.place(charge());
    expect(await world.place(charge(), otherBody)).toBe('order-number-taken');
    expect(await world.place(paid(), otherBody)).toBe('order-number-taken');
    world.outside.processor.says = {};
    await world.place(charge());
    expect(await world.place(charge(), otherBody)).toBe('order-number-taken');
  });

  it('of a processor that is not here is refused, and nothing is written', async () => {
    expect(await world.place(charge('pm', 'stripe'))).toBe('processor-unknown');
    expect(world.outside.store.streams.size).toBe(0);
  });
});

describe('a payment that is declined', () => {
  it('places no order', async () => {
    expect(await world.place(charge('tok_declined'))).toBe('payment-declined');
    expect(types()).toEqual(['PaymentRequested', 'PaymentDeclined']);
    expect(world.outside.claims()).toBe(0);
  });

  it('makes room for another attempt, which has a key of its own', async () => {
    await world.place(charge('tok_declined'));
    expect(await world.place(charge('tok_ok'))).toBe('placed');
    expect(asked()).toEqual([
      `collect ${ORDER.toLowerCase()}-1 tok_declined`,
      `collect ${ORDER.toLowerCase()}-2 tok_ok`,
    ]);
    expect(types()).toEqual([
      ...['PaymentRequested', 'PaymentDeclined', 'PaymentRequested'],
      ...['PaymentCollected', 'OrderPlaced'],
    ]);
  });

  it('makes room for a payment that checkout collected', async () => {
    await world.place(charge('tok_declined'));
    expect(await world.place(paid())).toBe('placed');
  });

  it('keeps the order number for its body', async () => {
    await world.place(charge('tok_declined'));
    expect(await world.place(charge(), otherBody)).toBe('order-number-taken');
    expect(await world.place(paid(), otherBody)).toBe('order-number-taken');
  });
});

describe('a payment whose outcome is not known', () => {
  it('leaves the order pending', async () => {
    expect(await world.placed(charge('tok_timeout_after_success'))).toEqual({
      ...{ answer: 'payment-pending', replayed: false, revision: 0 },
    });
    expect(types()).toEqual(['PaymentRequested']);
  });

  it('is found out by a second request, which only asks', async () => {
    await world.place(charge('tok_timeout_after_success'));
    expect(await world.placed(charge('tok_timeout_after_success'))).toMatchObject({
      ...{ answer: 'placed', replayed: true },
    });
    expect(asked().slice(1)).toEqual([`probe ${KEY}`]);
    expect(world.outside.processor.collected).toHaveLength(1);
  });

  it('is never collected with another token meanwhile', async () => {
    world.outside.processor.deaf = true;
    await world.place(charge('tok_ok'));
    world.outside.processor.deaf = false;
    expect(await world.placed(charge('tok_other'))).toMatchObject({
      ...{ answer: 'payment-pending', replayed: true },
    });
    expect(asked()).toEqual([`collect ${KEY} tok_ok`, `probe ${KEY}`]);
    expect(world.outside.processor.ledger.size).toBe(0);
  });

  it('lets nobody pay otherwise meanwhile', async () => {
    world.outside.processor.says = { collect: unknown };
    await world.place(charge());
    expect(await world.place(paid())).toBe('payment-pending');
    expect(types()).toEqual(['PaymentRequested']);
  });
});

describe('money that cannot pay the order', () => {
  it.each([{ amount: '158.99' }, { amount: '159.01' }, { currency: 'EUR' }, { amount: 'much' }])(
    'since it is %j places nothing, and is reported once',
    async (odd) => {
      world.outside.processor.says = { collect: collected(odd), probe: collected(odd) };
      expect(await world.place(charge())).toBe('payment-declined');
      const declined = ['PaymentRequested', 'ExcessPaymentReported', 'PaymentDeclined'];
      expect(types()).toEqual(declined);
      expect(await world.place(charge())).toBe('payment-declined');
      expect(types()).toEqual([...declined, 'PaymentRequested', 'PaymentDeclined']);
    },
  );

  it('since it pays another order already places nothing', async () => {
    world.outside.processor.says = { collect: collected() };
    expect(await world.place(charge(), orderDetails({ orderNumber: 'A' }))).toBe('placed');
    expect(await world.place(charge())).toBe('payment-declined');
    expect(types()).toEqual(['PaymentRequested', 'ExcessPaymentReported', 'PaymentDeclined']);
  });
});

describe('what a processor says of a refusal', () => {
  it('is recorded without half characters', async () => {
    const message = 'cut in a \ud83d';
    world.outside.processor.says = {
      collect: { outcome: 'declined', code: 'c', message, final: true },
    };
    expect(await world.place(charge())).toBe('payment-declined');
    expect(world.outside.events()[1]?.data).toMatchObject({ message: 'cut in a \ufffd' });
  });
});
