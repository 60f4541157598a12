import type { ClaimedCommand, Settled } from '../../../src/platform/sagas/due-command.js';
import {
  release,
  renewLease,
  voidAllLeases,
} from '../../../src/platform/sagas/due-commands.claims.js';
import { onEachDatabase } from '../../support/each-database.js';
import { acted, claim, givenBack, LEASE_MS, nowMs, planned, planOf, write } from './plans.js';

const DAY = 86_400_000;

onEachDatabase((db) => {
  const settle = (claimed: ClaimedCommand, settled: Settled) =>
    release(db.database, [{ claimed, settled }]);
  const claimOne = async (): Promise<ClaimedCommand> => {
    const [claimed, ...others] = await claim(db);
    expect(others).toEqual([]);
    if (!claimed) throw new Error('Nothing was due.');
    return claimed;
  };
  const wake = () => db.sql('update due_commands set wakes = wakes + 1');
  const streamsOf = (claimed: readonly ClaimedCommand[]) =>
    claimed.map(({ stream }) => stream).sort();

  describe('claiming', () => {
    it('says all that its holder needs', async () => {
      const dueAt = (await nowMs(db)) - 1;
      await write(db, planOf('a', 3, planned('x', { lineIds: ['1', '2'], dueAt })));
      const claimed = await claimOne();
      expect(claimed).toEqual({
        ...{ stream: 'a', party: 'x', command: 'FulfillOrder', lineIds: ['1', '2'], generation: 3 },
        ...{ token: claimed.token, lostClaims: 0, givenBack: 0, wakes: 0, probes: false },
        claimedAt: claimed.claimedAt,
      });
      expect(claimed.claimedAt).toBeGreaterThan(dueAt);
    });

    it('takes what is due and nothing else', async () => {
      const now = await nowMs(db);
      const at = (dueAt: number) => planned('x', { dueAt });
      await write(db, planOf('due', 1, at(now)), planOf('later', 1, at(now + DAY)));
      expect(streamsOf(await claim(db))).toEqual(['due']);
      await db.goOn(DAY - 10_000);
      expect(streamsOf(await claim(db))).toEqual(['due']); // again: its lease has run out
      await db.goOn(10_000);
      expect(streamsOf(await claim(db))).toEqual(['later']);
    });

    it('takes the oldest first, and no more than it may', async () => {
      const plans = [5, 2, 8, 1, 9].map((dueAt) =>
        planOf(`s-${dueAt}`, 0, planned('x', { dueAt })),
      );
      await write(db, ...plans);
      await db.sql('drop index due_commands_of_party'); // which has them in order already
      expect(streamsOf(await claim(db, 2))).toEqual(['s-1', 's-2']);
      expect(streamsOf(await claim(db, 2))).toEqual(['s-5', 's-8']);
      expect(streamsOf(await claim(db, 2))).toEqual(['s-9']);
      expect(await claim(db, 2)).toEqual([]);
      await db.sql(
        'create index due_commands_of_party on due_commands (party, greatest(due_at, not_before))',
      );
    });

    it('gives nothing to two workers', async () => {
      const streams = Array.from({ length: 100 }, (_, n) => `s-${n}`);
      await write(db, ...streams.map((stream) => planOf(stream, 0, planned('x'))));
      const claims: (readonly ClaimedCommand[])[] = [];
      const work = async (): Promise<void> => {
        for (;;) {
          const claimed = await claim(db, 3);
          claims.push(claimed);
          if (claimed.length === 0) return;
        }
      };
      await Promise.all(Array.from({ length: 8 }, work));
      // A row that another one was just looking at is skipped, so the last of them may be left over.
      claims.push(await claim(db));
      expect(streamsOf(claims.flat())).toEqual([...streams].sort());
    });

    it('takes over what its holder held for too long, and counts the claims that were lost', async () => {
      await write(db, planOf('a', 0, planned('x')));
      for (const lostClaims of [0, 1, 2, 3]) {
        const claimed = await claimOne();
        expect(claimed.lostClaims).toBe(lostClaims);
        await db.goOn(LEASE_MS / 2);
        expect(await claim(db)).toEqual([]);
        await db.goOn(LEASE_MS);
      }
    });

    it('remembers lost claims when another command is planned', async () => {
      await write(db, planOf('a', 0, planned('x')));
      await claimOne();
      await db.goOn(LEASE_MS + 1_000);
      await write(db, planOf('a', 1, planned('x', { lineIds: ['2'] })));
      expect(await claimOne()).toMatchObject({ generation: 1, lostClaims: 1 });
    });

    it('takes nothing whose plan has not seen yet what a worker wrote', async () => {
      await write(db, planOf('a', 2, planned('x')));
      await settle(await claimOne(), acted(4));
      expect(await claim(db)).toEqual([]);
      await write(db, planOf('a', 3, planned('x')));
      expect(await claim(db)).toEqual([]);
      await write(db, planOf('a', 4, planned('x')));
      expect(await claimOne()).toMatchObject({ generation: 4, lostClaims: 0, givenBack: 0 });
    });
  });

  describe('releasing', () => {
    it('has no effect on a row that is gone', async () => {
      await write(db, planOf('a', 2, planned('x')));
      const claimed = await claimOne();
      await write(db, planOf('a', 3));
      await settle(claimed, acted(3));
      expect(await db.sql('select 1 from due_commands')).toEqual([]);
    });

    it('leaves what was planned meanwhile claimable', async () => {
      await write(db, planOf('a', 2, planned('x')));
      const claimed = await claimOne();
      await write(db, planOf('a', 4, planned('x')));
      await settle(claimed, acted(4));
      expect(await claimOne()).toMatchObject({ generation: 4 });
    });

    it('never sets back what another worker wrote later', async () => {
      await write(db, planOf('a', 2, planned('x')));
      await settle(await claimOne(), acted(9));
      await write(db, planOf('a', 9, planned('x')));
      await settle(await claimOne(), acted(5));
      expect(await db.sql('select acted from due_commands')).toEqual([{ acted: 9 }]);
      expect(await claimOne()).toMatchObject({ generation: 9 });
    });

    it('gives back for a while, and counts how often', async () => {
      await write(db, planOf('a', 2, planned('x')));
      for (const times of [0, 1, 2]) {
        const claimed = await claimOne();
        expect(claimed.givenBack).toBe(times);
        await settle(claimed, givenBack(60_000));
        await db.goOn(50_000);
        expect(await claim(db)).toEqual([]);
        await db.goOn(10_000);
      }
      await settle(await claimOne(), acted(2));
      expect(await claimOne()).toMatchObject({ givenBack: 0 });
    });

    it('gives back at once what was planned anew meanwhile', async () => {
      await write(db, planOf('a', 2, planned('x')));
      const claimed = await claimOne();
      await write(db, planOf('a', 3, planned('x')));
      await settle(claimed, givenBack(60_000));
      expect(await claimOne()).toMatchObject({ generation: 3 });
    });

    it('gives back at once what somebody woke meanwhile', async () => {
      await write(db, planOf('a', 2, planned('x')));
      const claimed = await claimOne();
      await wake();
      await settle(claimed, givenBack(60_000));
      const again = await claimOne();
      expect(again.wakes).toBe(1);
      await settle(again, givenBack(60_000));
      expect(await claim(db)).toEqual([]);
    });

    it('leaves alone what was taken over meanwhile', async () => {
      await write(db, planOf('a', 2, planned('x')));
      const late = await claimOne();
      await db.goOn(LEASE_MS + 1_000);
      const holder = await claimOne();
      const before = await db.sql('select * from due_commands');
      await settle(late, acted(7));
      await settle(late, givenBack(0));
      expect(await db.sql('select * from due_commands')).toEqual(before);
      await settle(holder, acted(2));
      expect(await claimOne()).toMatchObject({ lostClaims: 0 });
    });

    it('remembers lost claims until something was recorded', async () => {
      await write(db, planOf('a', 2, planned('x')));
      await claimOne();
      await db.goOn(LEASE_MS + 1_000);
      await settle(await claimOne(), givenBack(0));
      await settle(await claimOne(), givenBack(0));
      const claimed = await claimOne();
      expect(claimed).toMatchObject({ lostClaims: 1, givenBack: 2 });
      await settle(claimed, acted(3));
      await write(db, planOf('a', 3, planned('x')));
      expect(await claimOne()).toMatchObject({ lostClaims: 0 });
    });

    it('settles many at once, each in its own way', async () => {
      await write(db, planOf('a', 2, planned('x'), planned('y')), planOf('b', 5, planned('x')));
      const claimed = await claim(db);
      const of = (stream: string, party: string) =>
        claimed.find((one) => one.stream === stream && one.party === party)!;
      await release(db.database, [
        { claimed: of('b', 'x'), settled: givenBack(60_000) },
        { claimed: of('a', 'y'), settled: acted(3) },
        { claimed: of('a', 'x'), settled: givenBack(0) },
      ]);
      expect(await claimOne()).toMatchObject({ stream: 'a', party: 'x' });
      await db.goOn(60_000);
      await write(db, planOf('a', 3, planned('y')));
      expect(streamsOf(await claim(db))).toEqual(['a', 'b']);
    });

    it('does nothing when there is nothing', async () => {
      await release(db.database, []);
    });
  });

  describe('renewing', () => {
    it('keeps a claim', async () => {
      await write(db, planOf('a', 2, planned('x')));
      const claimed = await claimOne();
      for (let times = 0; times < 3; times += 1) {
        await db.goOn(LEASE_MS - 5_000);
        expect(await renewLease(db.database, claimed, LEASE_MS)).toBe(true);
        expect(await claim(db)).toEqual([]);
      }
    });

    it('keeps one that ran out but that nobody took', async () => {
      await write(db, planOf('a', 2, planned('x')));
      const claimed = await claimOne();
      await db.goOn(DAY);
      expect(await renewLease(db.database, claimed, LEASE_MS)).toBe(true);
      expect(await claim(db)).toEqual([]);
    });

    it('says when a claim was taken over, released, or its row is gone', async () => {
      await write(db, planOf('a', 2, planned('x')), planOf('b', 2, planned('x')));
      const [first, second] = await claim(db);
      await settle(second!, acted(3));
      expect(await renewLease(db.database, second!, LEASE_MS)).toBe(false);
      await db.goOn(LEASE_MS + 1_000);
      await claim(db);
      expect(await renewLease(db.database, first!, LEASE_MS)).toBe(false);
      await write(db, planOf('a', 9), planOf('b', 9));
      expect(await renewLease(db.database, first!, LEASE_MS)).toBe(false);
    });
  });

  it('voids the leases of the dead, who are counted all the same', async () => {
    await write(db, planOf('a', 2, planned('x')), planOf('b', 2, planned('x')));
    const [one] = await claim(db);
    await settle(one!, givenBack(DAY));
    expect(await claim(db)).toEqual([]);
    await voidAllLeases(db.database);
    const claimed = await claim(db);
    expect(claimed.map(({ lostClaims }) => lostClaims).sort()).toEqual([0, 1]);
  });
});
