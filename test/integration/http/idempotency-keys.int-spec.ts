import fc from 'fast-check';
import {
  forgetKey,
  giveKeyBack,
  keepAnswer,
  KEPT_MS,
  LEASE_MS,
  purgeKeys,
  type Reservation,
  type Reserved,
  reserveKey,
  voidReservations,
} from '../../../src/platform/http/idempotency/idempotency-keys.js';
import { onEachDatabase, type TestDatabase } from '../../support/each-database.js';

const request = { id: 'k', fingerprint: 'this', commandId: 'c' };
const other = { ...request, fingerprint: 'that' };

onEachDatabase((db) => {
  const reserve = (of = request) => reserveKey(db.database, of);
  const reserved = async (of = request): Promise<Reservation> => held(await reserve(of));
  const kind = async (of = request) => (await reserve(of)).kind;

  describe('a key', () => {
    it('lets one of fifty through', async () => {
      const all = await Promise.all(Array.from({ length: 50 }, () => kind()));
      expect(all.filter((one) => one === 'ours')).toHaveLength(1);
      expect(all.filter((one) => one === 'in-flight')).toHaveLength(49);
    });

    it('is answered again when it was answered, and for one request only', async () => {
      expect(await keepAnswer(db.database, await reserved(), 'yes')).toBe(true);
      expect(await reserve()).toEqual({ kind: 'answered', sealed: 'yes' });
      expect(await kind(other)).toBe('other-request');
    });

    it('is not another request’s while it is under way, nor when nobody knows what became of it', async () => {
      const reservation = await reserved();
      expect(await kind(other)).toBe('other-request');
      await giveKeyBack(db.database, reservation);
      expect(await kind(other)).toBe('other-request');
      expect(await kind()).toBe('ours');
    });

    it('was not used when nothing was done', async () => {
      await forgetKey(db.database, await reserved());
      expect(await kind(other)).toBe('ours');
    });

    it('of who was killed is free after the lease, and whoever had it changes nothing any more', async () => {
      const first = await reserved();
      await db.goOn(LEASE_MS / 2);
      expect(await kind()).toBe('in-flight');
      await db.goOn(LEASE_MS / 2);
      expect(await kind(other)).toBe('other-request');
      const second = await reserved();
      expect(await keepAnswer(db.database, first, 'late')).toBe(false);
      await giveKeyBack(db.database, first);
      await forgetKey(db.database, first);
      expect(await kind()).toBe('in-flight');
      expect(await keepAnswer(db.database, second, 'yes')).toBe(true);
      expect(await reserve()).toEqual({ kind: 'answered', sealed: 'yes' });
    });

    it('is free at once for the same request when all holders are known to be dead', async () => {
      await reserved();
      await voidReservations(db.database);
      expect(await kind(other)).toBe('other-request');
      expect(await kind()).toBe('ours');
    });

    it('is new again after a day, purged or not', async () => {
      await keepAnswer(db.database, await reserved(), 'yes');
      await db.goOn(KEPT_MS / 2);
      expect(await kind()).toBe('answered');
      await db.goOn(KEPT_MS / 2);
      expect(await kind(other)).toBe('ours');
      expect(await kind(request)).toBe('other-request');
    });
  });

  describe('the purge', () => {
    it('removes what is too old, a batch at a time, and nothing else', async () => {
      for (const id of ['a', 'b', 'c']) {
        await keepAnswer(db.database, await reserved({ ...request, id }), 'yes');
      }
      await db.goOn(KEPT_MS);
      await reserved({ ...request, id: 'd' });
      expect(await purgeKeys(db.database, 2)).toBe(2);
      expect(await purgeKeys(db.database, 2)).toBe(1);
      expect(await db.sql('select id from idempotency_keys')).toEqual([{ id: 'd' }]);
    });
  });

  it('does what its model does, whatever happens', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        runs += 1;
        const both = new KeyAndModel(db, `k${runs}`);
        for (const one of steps) await both.take(one);
      }),
      { numRuns: 40 },
    );
  });
});

/** What may happen to a key; `by` says which of the reservations so far it is that ends. */
type Step =
  | { readonly does: 'reserve'; readonly fingerprint: 'this' | 'that' }
  | { readonly does: 'keep' | 'give-back' | 'forget'; readonly by: number }
  | { readonly does: 'wait'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('reserve' as const),
      fingerprint: fc.constantFrom('this' as const, 'that' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('keep' as const, 'give-back' as const, 'forget' as const),
      by: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      ms: fc.constantFrom(LEASE_MS / 2, LEASE_MS, KEPT_MS),
    }),
  },
);

interface ModelKey {
  readonly fingerprint: string;
  readonly at: number;
  readonly holder?: number;
  readonly answer?: string;
}

/** The rules, said once more and more plainly: one holder at a time, and the first answer for a day. */
function mayTake(key: ModelKey, fingerprint: string, now: number): boolean {
  if (now >= key.at + KEPT_MS) return true;
  if (key.answer !== undefined || key.fingerprint !== fingerprint) return false;
  return key.holder === undefined || now >= key.at + LEASE_MS;
}

class KeyAndModel {
  private key: ModelKey | undefined;
  private now = 0;
  private readonly holders: Reservation[] = [];

  constructor(
    private readonly db: TestDatabase,
    private readonly id: string,
  ) {}

  async take(step: Step): Promise<void> {
    if (step.does === 'reserve') return this.reserve(step.fingerprint);
    if (step.does !== 'wait') return this.end(step.does, this.holders.length - 1 - step.by);
    this.now += step.ms;
    await this.db.goOn(step.ms);
  }

  private async reserve(fingerprint: string): Promise<void> {
    const { id, key, now, holders } = this;
    const found = await reserveKey(this.db.database, { id, fingerprint, commandId: 'c' });
    if (key && !mayTake(key, fingerprint, now)) {
      expect(found).toEqual(told(key, fingerprint));
      return;
    }
    holders.push(held(found));
    this.key = { fingerprint, at: now, holder: holders.length - 1 };
  }

  private async end(how: 'keep' | 'give-back' | 'forget', by: number): Promise<void> {
    const reservation = this.holders[by];
    if (!reservation) return;
    const held = this.key?.holder === by ? this.key : undefined;
    const left = held && { fingerprint: held.fingerprint, at: held.at };
    if (how === 'keep') {
      const answer = `answer ${by}`;
      expect(await keepAnswer(this.db.database, reservation, answer)).toBe(held !== undefined);
      if (left) this.key = { ...left, answer };
    } else if (how === 'give-back') {
      await giveKeyBack(this.db.database, reservation);
      if (left) this.key = left;
    } else {
      await forgetKey(this.db.database, reservation);
      if (left) this.key = undefined;
    }
  }
}

function told(key: ModelKey, fingerprint: string): Reserved {
  if (key.fingerprint !== fingerprint) return { kind: 'other-request' };
  return key.answer === undefined
    ? { kind: 'in-flight' }
    : { kind: 'answered', sealed: key.answer };
}

function held(found: Reserved): Reservation {
  if (found.kind !== 'ours') throw new Error(`The key is ${found.kind}.`);
  return found.reservation;
}
