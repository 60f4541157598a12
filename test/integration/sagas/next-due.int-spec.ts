import { release } from '../../../src/platform/sagas/due-commands.claims.js';
import { onEachDatabase } from '../../support/each-database.js';
import { acted, claim, givenBack, nowMs, planned, planOf, untilNextDue, write } from './plans.js';
import type { ClaimedCommand, Settled } from '../../../src/platform/sagas/due-command.js';

const DAY = 86_400_000;

onEachDatabase((db) => {
  const settle = (claimed: ClaimedCommand, settled: Settled) =>
    release(db.database, [{ claimed, settled }]);
  const claimOne = async (): Promise<ClaimedCommand> => (await claim(db))[0]!;

  describe('the wait until something is due', () => {
    it('is unknown while there is nothing, or nothing that anybody may take', async () => {
      expect(await untilNextDue(db)).toBeUndefined();
      await write(db, planOf('a', 2, planned('x')));
      const claimed = await claimOne();
      expect(await untilNextDue(db)).toBeUndefined(); // held
      await settle(claimed, acted(5));
      expect(await untilNextDue(db)).toBeUndefined(); // not planned anew yet
    });

    it('is that of the next command', async () => {
      const now = await nowMs(db);
      const at = (ms: number) => planned('x', { dueAt: now + ms });
      await write(db, planOf('a', 2, at(9 * DAY)), planOf('b', 2, at(2 * DAY)));
      const wait = await untilNextDue(db);
      expect(wait).toBeLessThanOrEqual(2 * DAY);
      expect(wait).toBeGreaterThan(DAY);
      await db.goOn(3 * DAY);
      expect(await untilNextDue(db)).toBeGreaterThan(5 * DAY); // the other is claimed
    });

    it('counts for how long a command was given back', async () => {
      await write(db, planOf('a', 2, planned('x')));
      await settle(await claimOne(), givenBack(3 * DAY));
      expect(await untilNextDue(db)).toBeGreaterThan(2 * DAY);
    });
  });
});
