import { CheckoutWorld, ORDER, Outside, paid } from '../../../test/support/checkout-world.js';
import { FakeProcessor } from '../../../test/support/fake-processor.js';
import { IMMORTAL, Killed, mortal, type Death } from '../../../test/support/mortal.js';
import { orderDetails } from '../../../test/support/order-fixtures.js';
import type { FoundPayment, PaymentProcessor } from '../processors/payment-processor.js';

/** A holder that knows one payment: intent `pi_1`, whose charge is `ch_1`. */
class Holder extends FakeProcessor {
  override readonly name = 'stripe' as 'sandbox';

  silent = false;

  find({ reference }: { readonly reference: string }): Promise<FoundPayment> {
    const unknown = { outcome: 'unknown', code: 'lost', message: 'The line went dead.' } as const;
    if (this.silent) return Promise.resolve(unknown);
    const money = { outcome: 'found', amount: '159.00', currency: 'USD' } as const;
    return Promise.resolve(reference === 'ch_1' ? { ...money, heldAs: 'pi_1' } : money);
  }
}

const holder: PaymentProcessor = new Holder();
const captured = (reference: string) => paid({ source: 'stripe', reference });
const INTENT = captured('pi_1');
const CHARGE = captured('ch_1');
const B = orderDetails({ orderNumber: 'B' });

const worldOf = (outside: Outside): CheckoutWorld =>
  new CheckoutWorld(outside, outside.store, holder);

const placedOf = (outside: Outside): readonly string[] =>
  [ORDER, 'B'].filter((order) => outside.types(order).includes('OrderPlaced'));

describe.each([
  ['its intent, then its charge', INTENT, CHARGE],
  ['its charge, then its intent', CHARGE, INTENT],
])('a payment named by %s', (_, first, second) => {
  it('pays one order', async () => {
    const outside = new Outside();
    expect(await worldOf(outside).place(first)).toBe('placed');
    expect(await worldOf(outside).place(second, B)).toBe('payment-already-used');
    expect(placedOf(outside)).toEqual([ORDER]);
  });

  it('is the same payment of the same order, and no excess', async () => {
    const outside = new Outside();
    await worldOf(outside).place(first);
    expect(await worldOf(outside).placed(second)).toMatchObject({
      ...{ answer: 'placed', replayed: true },
    });
    expect(outside.types()).toEqual(['PaymentCollected', 'OrderPlaced']);
  });

  it('pays one of two orders that come at once', async () => {
    const outside = new Outside();
    const world = worldOf(outside);
    await Promise.all([world.place(first), worldOf(outside).place(second, B)]);
    expect(placedOf(outside)).toHaveLength(1);
  });

  it('pays one order, whenever the process is killed that took it first', async () => {
    for (const death of await deathsOf(first)) {
      const outside = new Outside();
      await live(outside, death, first);
      const answers = [
        await worldOf(outside).place(second, B),
        await worldOf(outside).place(first),
        await worldOf(outside).place(second, B),
      ];
      expect(placedOf(outside)).toHaveLength(1);
      expect(answers).toContain('placed');
    }
  });
});

it('is no excess while its holder does not say what it is', async () => {
  const outside = new Outside();
  await worldOf(outside).place(INTENT);
  const silent = new Holder();
  silent.silent = true;
  const world = new CheckoutWorld(outside, outside.store, silent);
  expect(await world.place(CHARGE)).toBe('payment-not-verified');
  expect(outside.types()).toEqual(['PaymentCollected', 'OrderPlaced']);
});

it('is recorded under the name that checkout gave it, and under the one that its holder has for it', async () => {
  const outside = new Outside();
  await worldOf(outside).place(CHARGE);
  expect(outside.events()[0]?.data).toMatchObject({ reference: 'ch_1', heldAs: 'pi_1' });
});

it('is two payments where the holder cannot be asked', async () => {
  const outside = new Outside();
  expect(await new CheckoutWorld(outside).place(INTENT)).toBe('placed');
  expect(await new CheckoutWorld(outside).place(CHARGE, B)).toBe('placed');
});

async function live(outside: Outside, death: Death, payment: typeof INTENT): Promise<number> {
  const { guard, calls } = mortal(death);
  const world = new CheckoutWorld(outside, guard(outside.store), guard(holder));
  await world.place(payment).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  return calls();
}

async function deathsOf(payment: typeof INTENT): Promise<readonly Death[]> {
  const calls = await live(new Outside(), IMMORTAL, payment);
  return Array.from({ length: calls }, (_, i) => i + 1).flatMap((call) => [
    { call, effect: 'before' } as const,
    { call, effect: 'after' } as const,
  ]);
}
