import { CheckoutWorld, charge, Outside } from '../../../test/support/checkout-world.js';
import { NOW } from '../../../test/support/given-when-then.js';
import { IMMORTAL, Killed, mortal, type Death } from '../../../test/support/mortal.js';
import { STUB_KEY, StripeStub } from '../../../test/support/stripe-stub/stripe-stub.js';
import { StripeProcessor } from '../processors/stripe/stripe-processor.js';

const VISA = 'pm_card_visa';
const PLACED = ['PaymentRequested', 'PaymentPrepared', 'PaymentCollected', 'OrderPlaced'];
let stub: StripeStub;
let processor: StripeProcessor;

beforeEach(async () => {
  stub = await StripeStub.start();
  const limits = { totalMs: 20_000, pauseMs: 1 };
  processor = new StripeProcessor({
    ...{ secretKey: STUB_KEY, apiBase: stub.url, limits, now: () => NOW },
  });
});
afterEach(async () => {
  processor.close();
  await stub.close();
});

type Work = (world: CheckoutWorld) => Promise<unknown>;
const placing =
  (token: string): Work =>
  (world) =>
    world.place(charge(token, 'stripe'));
const resolve: Work = (world) => world.resolve();

/** One life of a process, which may end early. */
async function live(outside: Outside, death: Death, work: Work): Promise<number> {
  const counted = mortal(death);
  const world = new CheckoutWorld(outside, counted.guard(outside.store), counted.guard(processor));
  await work(world).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  return counted.calls();
}

async function deathsOf(work: Work): Promise<readonly Death[]> {
  const calls = await live(new Outside(), IMMORTAL, work);
  return Array.from({ length: calls }, (_, i) => i + 1).flatMap((call) => [
    { call, effect: 'before' } as const,
    { call, effect: 'after' } as const,
  ]);
}

async function anew(): Promise<void> {
  processor.close();
  await stub.close();
  stub = await StripeStub.start();
  const limits = { totalMs: 20_000, pauseMs: 1 };
  processor = new StripeProcessor({
    ...{ secretKey: STUB_KEY, apiBase: stub.url, limits, now: () => NOW },
  });
}

const charges = (): number =>
  stub.books().charges.filter((one) => one.status === 'succeeded').length;

it.each([VISA, 'pm_card_visa_chargeDeclined', 'pm_card_authenticationRequired'])(
  'killed at any call while Stripe collects with %s: one order and one charge, or neither; never an order without a next step',
  async (token) => {
    const deaths = await deathsOf(placing(token));
    expect(deaths.length).toBeGreaterThanOrEqual(8);
    for (const death of deaths) {
      for (const recovery of [[resolve], [placing(token), resolve]]) {
        await anew();
        const outside = new Outside();
        await live(outside, death, placing(token));
        for (const work of recovery) await live(outside, IMMORTAL, work);
        const waits = outside.types().at(-1)?.startsWith('PaymentPrepared') === true;
        // Only a payer who has to act is still waited for; in the end the intent is cancelled.
        if (waits)
          await new CheckoutWorld(outside, outside.store, processor).resolve({
            afterMs: 86_400_001,
          });
        const placed = outside.types().includes('OrderPlaced');
        expect(charges()).toBe(placed ? 1 : 0);
        expect(outside.types().filter((type) => type === 'OrderPlaced')).toHaveLength(
          placed ? 1 : 0,
        );
        const over = ['OrderPlaced', 'PaymentDeclined'];
        if (outside.types().length > 0) expect(over).toContain(outside.types().at(-1));
        if (placed) expect(outside.types().slice(-4)).toEqual(PLACED);
      }
    }
  },
);

it('killed at any call while the payment is resolved: the next one ends it', async () => {
  const silent = async (): Promise<Outside> => {
    await anew();
    const outside = new Outside();
    stub.failNext('confirm', 'failed-after');
    await live(outside, IMMORTAL, placing(VISA));
    return outside;
  };
  const outside = await silent();
  const calls = await live(outside, IMMORTAL, resolve);
  for (let call = 1; call <= calls; call += 1) {
    for (const effect of ['before', 'after'] as const) {
      const hurt = await silent();
      await live(hurt, { call, effect }, resolve);
      await live(hurt, IMMORTAL, resolve);
      expect(hurt.types()).toEqual(PLACED);
      expect(charges()).toBe(1);
    }
  }
});
