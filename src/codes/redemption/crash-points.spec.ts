import { SmallLms } from '../../../test/contract/fulfillment-module/small-lms.js';
import { httpTo } from '../../../test/contract/fulfillment-module/recorded-http.js';
import type { Outside } from '../../../test/support/checkout-world.js';
import { claimedCommand } from '../../../test/support/claimed-command.js';
import { CODES, CodesWorld, SEAT_ORDER } from '../../../test/support/codes-world.js';
import { FakeLease } from '../../../test/support/fulfillment-fakes.js';
import { NOW } from '../../../test/support/given-when-then.js';
import { IMMORTAL, Killed, mortal, type Death } from '../../../test/support/mortal.js';
import { RETRY_POLICY } from '../../../test/support/outcome-fixtures.js';
import { createLogger } from '../../platform/observability/logger.js';
import { FulfillmentModules } from '../../fulfillment/fulfillment-modules.js';
import { createEnrollmentModule } from '../../fulfillment/modules/enrollment/enrollment-module.js';
import { FulfillOrder } from '../../fulfillment/write/fulfill-order/fulfill-order.command.js';
import { FulfillOrderHandler } from '../../fulfillment/write/fulfill-order/fulfill-order.handler.js';
import { RecordOutcomes } from '../../fulfillment/write/record-outcomes/record-outcomes.command.js';
import { RecordOutcomesHandler } from '../../fulfillment/write/record-outcomes/record-outcomes.handler.js';
import { orderAggregate } from '../../order/aggregate.js';
import { orderStream } from '../../order/order-stream.js';
import { OrderCommands } from '../../checkout/contract.js';

type Work = (world: CodesWorld) => Promise<unknown>;

const redeem: Work = (world) => world.redeem();
const goOn: Work = (world) => world.goOn();
const byAnother: Work = (world) => world.redeem(CODES[0], { id: 'mallory' });

/** What outlives every process, with an order of three codes in it. */
async function codesGiven(): Promise<Outside> {
  return (await new CodesWorld().given()).outside;
}

/** A process does the work and dies as it was told. Returns what the caller saw, and how many calls it made. */
async function tried(outside: Outside, death: Death, work: Work) {
  const life = mortal(death);
  try {
    return { saw: await work(new CodesWorld(outside, life.guard(outside.store))), life };
  } catch (error) {
    if (error instanceof Killed) return { saw: undefined, life };
    throw error;
  }
}

async function deathsOf(work: Work, before: readonly Work[] = []): Promise<readonly Death[]> {
  const outside = await codesGiven();
  for (const one of before) await one(new CodesWorld(outside));
  const { life } = await tried(outside, IMMORTAL, work);
  return Array.from({ length: life.calls() }, (_, i) => i + 1).flatMap((call) => [
    { call, effect: 'before' } as const,
    { call, effect: 'after' } as const,
  ]);
}

/** Two workers, one after the other, as if each had lost the other's answer; the LMS's own ledger. */
async function enrolled(outside: Outside): Promise<readonly string[]> {
  const lms = new SmallLms();
  const url = new URL('http://lms.test');
  const access = { url, apiKey: SmallLms.API_KEY, timeoutMs: 1_000 };
  const modules = new FulfillmentModules(
    [createEnrollmentModule({ http: httpTo(lms), lms: access })],
    () => RETRY_POLICY,
  );
  const orders = new OrderCommands(outside.store, orderAggregate, outside.newId);
  const handler = new FulfillOrderHandler(modules, createLogger({ level: 'silent', json: true }));
  const stream = orderStream(SEAT_ORDER);
  const order = await orders.load(stream);
  const lease = new FakeLease(NOW + 60_000);
  for (const token of ['first', 'second']) {
    const claimed = claimedCommand({ stream, party: 'enrollment', token });
    const outcomes = await handler.execute(new FulfillOrder(claimed, order, lease));
    const recording = new RecordOutcomes(stream, order, outcomes, lease.now());
    await new RecordOutcomesHandler(orders).execute(recording);
  }
  return lms.effects;
}

describe('killed at any call while a code is used', () => {
  it('ends with one enrollment, of the learner who had it first', async () => {
    for (const death of await deathsOf(redeem)) {
      const outside = await codesGiven();
      await tried(outside, death, redeem);
      const wasReserved = new CodesWorld(outside).types().length > 0;
      const other = await new CodesWorld(outside).redeem(CODES[0], { id: 'mallory' });
      expect(other).toBe(wasReserved ? 'code-used' : SEAT_ORDER);
      await new CodesWorld(outside).goOn();
      expect(new CodesWorld(outside).types()).toEqual(['CodeReserved', 'CodeRedeemed']);
      expect(outside.types(SEAT_ORDER)).toEqual(['PaymentCollected', 'OrderPlaced']);
      const learner = wasReserved ? 'grace' : 'mallory';
      expect(await enrolled(outside)).toEqual([`${learner} course-v1:edX+DemoX+2026 verified`]);
    }
  });

  it('also when the worker that goes on is killed, and another request comes', async () => {
    const killed: Death = { call: 4, effect: 'before' };
    for (const death of await deathsOf(goOn, [(world) => tried(world.outside, killed, redeem)])) {
      const outside = await codesGiven();
      await tried(outside, killed, redeem);
      expect(new CodesWorld(outside).types()).toEqual(['CodeReserved']);
      await tried(outside, death, goOn);
      await tried(outside, IMMORTAL, byAnother);
      await tried(outside, IMMORTAL, goOn);
      expect(new CodesWorld(outside).types()).toEqual(['CodeReserved', 'CodeRedeemed']);
      expect(outside.types(SEAT_ORDER)).toEqual(['PaymentCollected', 'OrderPlaced']);
      expect(await enrolled(outside)).toEqual(['grace course-v1:edX+DemoX+2026 verified']);
    }
  });
});

describe('killed at any call while codes are taken back', () => {
  it('takes them back all the same, with the same account of them', async () => {
    const revoke: Work = (world) => world.revoke();
    for (const death of await deathsOf(revoke)) {
      const outside = await codesGiven();
      await tried(outside, death, revoke);
      expect(await new CodesWorld(outside).revoke()).toEqual({ codes: 3, voided: 3, used: 0 });
    }
  });
});

/** Somebody else does their work whole, just before the nth call of ours. */
async function interrupted(outside: Outside, nth: number, ours: Work, theirs: Work) {
  let calls = 0;
  let saw: unknown;
  const store = new Proxy(outside.store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        calls += 1;
        if (calls === nth) saw = await theirs(new CodesWorld(outside));
        return Reflect.apply(member, target, given) as unknown;
      };
    },
  });
  return { ours: await ours(new CodesWorld(outside, store)), theirs: saw };
}

describe('a request and a worker at the same code', () => {
  it('order one seat between them', async () => {
    for (let nth = 1; nth <= 8; nth += 1) {
      for (const [ours, theirs] of [
        [redeem, goOn],
        [goOn, redeem],
      ] as const) {
        const outside = await codesGiven();
        await interrupted(outside, nth, ours, theirs);
        await new CodesWorld(outside).redeem();
        expect(new CodesWorld(outside).types()).toEqual(['CodeReserved', 'CodeRedeemed']);
        expect(outside.types(SEAT_ORDER)).toEqual(['PaymentCollected', 'OrderPlaced']);
      }
    }
  });
});

describe('a code that is used while its line is revoked', () => {
  const revoke: Work = (world) => world.revoke();

  it('is used or void, never both, whoever comes between whose calls', async () => {
    const seen = new Set<unknown>();
    const check = (outside: Outside, used: unknown, revoked: unknown) => {
      seen.add(used);
      const isUsed = used === SEAT_ORDER;
      expect(used).toBe(isUsed ? SEAT_ORDER : 'code-void');
      expect(revoked).toEqual({ codes: 3, voided: isUsed ? 2 : 3, used: isUsed ? 1 : 0 });
      const types = ['CodeReserved', 'CodeRedeemed'];
      expect(new CodesWorld(outside).types()).toEqual(isUsed ? types : ['CodeVoided']);
      expect(outside.types(SEAT_ORDER)).toHaveLength(isUsed ? 2 : 0);
    };
    for (let nth = 1; nth <= 8; nth += 1) {
      const one = await codesGiven();
      const used = await interrupted(one, nth, redeem, revoke);
      check(one, used.ours, used.theirs ?? (await new CodesWorld(one).revoke()));
      const other = await codesGiven();
      const revoked = await interrupted(other, nth, revoke, redeem);
      check(other, revoked.theirs ?? (await new CodesWorld(other).redeem()), revoked.ours);
    }
    expect(seen).toEqual(new Set([SEAT_ORDER, 'code-void']));
  });
});
