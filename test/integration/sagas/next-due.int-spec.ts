import { release, untilNextDue } from '../../../src/platform/sagas/due-commands.claims.js';
import { onEachDatabase } from '../../support/each-database.js';
import { acted, claim, givenBack, nowMs, planned, planOf, write } from './plans.js';
import type { ClaimedCommand, Settled } from '../../../src/platform/sagas/due-command.js';

const DAY = 86_400_000;
const ROOMS = { free: new Map<string, number>(), otherwise: 100 };

onEachDatabase((db) => {
  const settle = (claimed: ClaimedCommand, settled: Settled) =>
    release(db.database, [{ claimed, settled }]);
  const claimOne = async (): Promise<ClaimedCommand> => (await claim(db))[0]!;

  describe('the wait until something is due', () => {
    it('is unknown while there is nothing, or nothing that anybody may take', async () => {
      expect(await untilNextDue(db.database, ROOMS)).toBeUndefined();
      await write(db, planOf('a', 2, planned('x')));
      const claimed = await claimOne();
      expect(await untilNextDue(db.database, ROOMS)).toBeUndefined(); // held
      await settle(claimed, acted(5));
      expect(await untilNextDue(db.database, ROOMS)).toBeUndefined(); // not planned anew yet
    });

    it('is that of the next command', async () => {
      const now = await nowMs(db);
      const at = (ms: number) => planned('x', { dueAt: now + ms });
      await write(db, planOf('a', 2, at(9 * DAY)), planOf('b', 2, at(2 * DAY)));
      const wait = await untilNextDue(db.database, ROOMS);
      expect(wait).toBeLessThanOrEqual(2 * DAY);
      expect(wait).toBeGreaterThan(DAY);
      await db.goOn(3 * DAY);
      expect(await untilNextDue(db.database, ROOMS)).toBeLessThan(0);
    });

    it('counts for how long a command was given back', async () => {
      await write(db, planOf('a', 2, planned('x')));
      await settle(await claimOne(), givenBack(3 * DAY));
      expect(await untilNextDue(db.database, ROOMS)).toBeGreaterThan(2 * DAY);
    });

    it('is found at the end of an index, however many wait', async () => {
      const later = (await nowMs(db)) + DAY;
      await db.sql(
        `insert into due_commands (stream, party, command, lines, due_at, generation)
         select 's-' || n, 'x', 'FulfillOrder', '[]', $1::bigint + n, 0
         from generate_series(1, 20000) n`,
        later,
      );
      await db.sql('analyze due_commands');
      const explained = await db.sql(
        `explain select greatest(due_at, not_before) - now_ms() as wait
         from due_commands where party = 'x' and generation >= acted and lease is null
         order by greatest(due_at, not_before) limit 1`,
      );
      expect(JSON.stringify(explained)).toContain('Index Scan using due_commands_of_party');
      expect(await untilNextDue(db.database, ROOMS)).toBeGreaterThan(DAY / 2);
    });
  });
});
