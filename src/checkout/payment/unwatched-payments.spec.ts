import { charge, CheckoutWorld, ORDER } from '../../../test/support/checkout-world.js';
import { NOW } from '../../../test/support/given-when-then.js';
import { orderStream } from '../../order/order-stream.js';

const MOMENT_MS = 1_000;
const KEY = `${ORDER.toLowerCase()}-1`;
const collected = {
  outcome: 'collected',
  ...{ reference: 'pay_1', amount: '159.00', currency: 'USD', collectedAt: '2026-11-23T10:00:00Z' },
} as const;
const declined = { outcome: 'declined', code: 'card-declined', message: 'No.' } as const;

let world: CheckoutWorld;
beforeEach(async () => {
  world = new CheckoutWorld();
  world.outside.processor.deaf = true;
  expect(await world.place(charge())).toBe('payment-pending');
  world.outside.processor.deaf = false;
});
const types = () => world.outside.types().slice(1);
const asked = () => world.outside.processor.asked.slice(1);
const look = (plannedAt?: number) =>
  world.unwatched.look(orderStream(ORDER), plannedAt, NOW + MOMENT_MS);

describe('looking at a young payment that somebody speaks of', () => {
  it.each([
    ['that has no due command yet', undefined],
    ['whose due command knows less than its stream', -1],
  ])('%s places the order', async (_, plannedAt) => {
    world.outside.processor.says = { probe: collected };
    await look(plannedAt);
    expect(types()).toEqual(['PaymentCollected', 'OrderPlaced']);
  });

  it('leaves it to its due command', async () => {
    world.outside.processor.says = { probe: collected };
    await look(0);
    expect(asked()).toEqual([]);
    expect(types()).toEqual([]);
  });

  it('never cancels, whatever the processor says', async () => {
    await look();
    world.outside.processor.says = { probe: { ...declined, final: false } };
    await look();
    expect(asked()).toEqual([`probe ${KEY}`, `probe ${KEY}`]);
    expect(types()).toEqual([]);
  });

  it('records what the processor refused for good', async () => {
    world.outside.processor.says = { probe: { ...declined, final: true } };
    await look();
    expect(types()).toEqual(['PaymentDeclined']);
  });

  it('twice at once records it once', async () => {
    world.outside.processor.says = { probe: collected };
    await Promise.all([look(), look(), world.resolve()]);
    expect(types()).toEqual(['PaymentCollected', 'OrderPlaced']);
  });

  it('of an order that is not there does nothing', async () => {
    await world.unwatched.look(orderStream('NOBODY-1'), undefined, NOW);
    expect(asked()).toEqual([]);
  });
});
