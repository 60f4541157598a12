import {
  charge,
  CheckoutWorld,
  freely,
  ORDER,
  Outside,
  paid,
} from '../../../test/support/checkout-world.js';
import { IMMORTAL, Killed, mortal, type Death } from '../../../test/support/mortal.js';
import { freeOrderDetails, orderDetails } from '../../../test/support/order-fixtures.js';

/** A process between the outside and the work, which counts its calls and dies as it was told. */
class Mortal {
  private readonly life;
  readonly world: CheckoutWorld;

  constructor(outside: Outside, death: Death) {
    this.life = mortal(death);
    const { guard } = this.life;
    this.world = new CheckoutWorld(outside, guard(outside.store), guard(outside.processor));
  }

  get calls(): number {
    return this.life.calls();
  }
}

type Work = (world: CheckoutWorld) => Promise<unknown>;

/** What the caller saw; undefined: the process died under way. */
async function tried(outside: Outside, death: Death, work: Work): Promise<unknown> {
  try {
    return await work(new Mortal(outside, death).world);
  } catch (error) {
    if (error instanceof Killed) return undefined;
    throw error;
  }
}

/** Before and after each of the calls that the work makes when nothing goes wrong. */
async function deathsOf(work: Work): Promise<readonly Death[]> {
  const counting = new Mortal(new Outside(), IMMORTAL);
  await work(counting.world);
  return deathsWithin(counting.calls);
}

function deathsWithin(calls: number): readonly Death[] {
  return Array.from({ length: calls }, (_, i) => i + 1).flatMap((call) => [
    { call, effect: 'before' } as const,
    { call, effect: 'after' } as const,
  ]);
}

/** One charge at most, one order at most, and the payment beside the order. */
function isSound(outside: Outside, orderNumber = ORDER): void {
  const types = outside.types(orderNumber);
  const count = (type: string): number => types.filter((one) => one === type).length;
  expect(outside.processor.collected.length).toBeLessThanOrEqual(1);
  expect(count('OrderPlaced')).toBeLessThanOrEqual(1);
  expect(count('PaymentCollected')).toBe(count('OrderPlaced'));
}

/** The works follow each other, each in a process of its own; then the due command finds out what is still pending. */
async function survive(lives: readonly (readonly [Death, Work])[]): Promise<Outside> {
  const outside = new Outside();
  const answers: unknown[] = [];
  for (const [death, work] of lives) {
    answers.push(await tried(outside, death, work));
    isSound(outside);
  }
  if (outside.types().at(-1) === 'PaymentRequested') await new CheckoutWorld(outside).resolve();
  isSound(outside);
  if (answers.includes('placed')) {
    expect([...outside.types(), ...outside.types('B')]).toContain('OrderPlaced');
  }
  return outside;
}

const resolve: Work = (world) => world.resolve();

describe.each(['tok_ok', 'tok_timeout_after_success', 'tok_declined'])(
  'killed at any call while it collects with %s',
  (token) => {
    const place: Work = (world) => world.place(charge(token));
    const recoveries = [[], [place], [resolve], [place, resolve], [resolve, place]];

    it('comes right by the same request, by the due command, or by both', async () => {
      for (const first of await deathsOf(place)) {
        for (const recovery of recoveries) {
          const lives = recovery.map((work) => [IMMORTAL, work] as const);
          const outside = await survive([[first, place], ...lives]);
          isPaid(outside);
          const sentAgain = recovery.includes(place) && token !== 'tok_declined';
          if (sentAgain) await isPlacedInTheEnd(outside, place);
        }
      }
    });

    it('comes right also when it is killed at any call of that', async () => {
      for (const first of await deathsOf(place)) {
        for (const recovery of [place, resolve]) {
          for (const second of deathsWithin(8)) {
            const outside = await survive([
              [first, place],
              [second, recovery],
            ]);
            isPaid(outside);
          }
        }
      }
    });
  },
);

/** No money without an order, no order without money. */
function isPaid(outside: Outside): void {
  const placed = outside.types().includes('OrderPlaced');
  expect(outside.processor.collected).toHaveLength(placed ? 1 : 0);
}

/** Whoever keeps asking gets the order. */
async function isPlacedInTheEnd(outside: Outside, place: Work): Promise<void> {
  const world = new CheckoutWorld(outside);
  for (let tries = 0; tries < 3 && !outside.types().includes('OrderPlaced'); tries += 1) {
    await place(world);
    if (outside.types().at(-1) === 'PaymentRequested') await world.resolve();
  }
  isSound(outside);
  expect(outside.types()).toContain('OrderPlaced');
}

describe('killed at any call while it places what checkout collected', () => {
  const place: Work = (world) => world.place(paid());
  const another: Work = (world) => world.place(paid(), orderDetails({ orderNumber: 'B' }));

  it('is placed by the same request', async () => {
    for (const first of await deathsOf(place)) {
      for (const second of [IMMORTAL, ...deathsWithin(6)]) {
        const outside = await survive([
          [first, place],
          [second, place],
          [IMMORTAL, place],
        ]);
        expect(outside.types()).toEqual(['PaymentCollected', 'OrderPlaced']);
      }
    }
  });

  it('pays one order in the end, when another comes with the same payment', async () => {
    for (const first of await deathsOf(place)) {
      for (const second of [IMMORTAL, ...deathsWithin(6)]) {
        const outside = await survive([
          [first, place],
          [second, another],
          [IMMORTAL, place],
          [IMMORTAL, another],
        ]);
        isSound(outside, 'B');
        const placed = [ORDER, 'B'].filter((order) => outside.types(order).includes('OrderPlaced'));
        expect(placed).toHaveLength(1);
      }
    }
  });
});

describe('killed at any call while it places an order that costs nothing', () => {
  const place: Work = (world) => world.place(freely(), freeOrderDetails());

  it('is placed once by the same request, and asks nobody for money', async () => {
    for (const first of await deathsOf(place)) {
      for (const second of [IMMORTAL, ...deathsWithin(3)]) {
        const lives = [first, second, IMMORTAL].map((death) => [death, place] as const);
        const outside = await survive(lives);
        expect(outside.types()).toEqual(['PaymentCollected', 'OrderPlaced']);
        expect({ asked: outside.processor.asked, claims: outside.claims() }).toEqual({
          ...{ asked: [], claims: 0 },
        });
      }
    }
  });
});
