import fc from 'fast-check';
import type { ClaimedCommand, StreamPlan } from '../../../src/platform/sagas/due-command.js';
import { release } from '../../../src/platform/sagas/due-commands.claims.js';
import { writePlans } from '../../../src/platform/sagas/due-commands.plan.js';
import { wakeDueCommand } from '../../../src/platform/sagas/due-commands.wake.js';
import { toStatement } from '../../../src/platform/sql/query.js';
import { onEachDatabase } from '../../support/each-database.js';
import { acted, claim, nowMs, planned, plannedRows, planOf, write } from './plans.js';

onEachDatabase((db) => {
  describe('writing plans', () => {
    it('puts down what is planned', async () => {
      const pay = planned('payment', { command: 'ResolvePayment', lineIds: [], dueAt: 7 });
      await write(db, planOf('a', 2, planned('enrollment', { lineIds: ['1', '3'] }), pay));
      expect(await plannedRows(db)).toEqual([
        'a enrollment FulfillOrder ["1", "3"] 0 2',
        'a payment ResolvePayment [] 7 2',
      ]);
    });

    it('does nothing when there is nothing', async () => {
      await write(db);
      await write(db, planOf('a', 1));
      expect(await plannedRows(db)).toEqual([]);
    });

    it('lets a newer plan replace an older one, whole', async () => {
      await write(db, planOf('a', 1, planned('enrollment'), planned('donation')));
      await write(db, planOf('a', 2, planned('enrollment', { lineIds: ['2'], dueAt: 5 })));
      expect(await plannedRows(db)).toEqual(['a enrollment FulfillOrder ["2"] 5 2']);
      await write(db, planOf('a', 3));
      expect(await plannedRows(db)).toEqual([]);
    });

    it('leaves other streams alone', async () => {
      await write(db, planOf('a', 1, planned('x')), planOf('b', 1, planned('x')));
      await write(db, planOf('a', 9), planOf('c', 0, planned('y')));
      expect(await plannedRows(db)).toEqual([
        'b x FulfillOrder ["1"] 0 1',
        'c y FulfillOrder ["1"] 0 0',
      ]);
    });

    it('ignores a plan that is older than what is there, or as old', async () => {
      await write(db, planOf('a', 5, planned('x', { dueAt: 5 })));
      await write(db, planOf('a', 5, planned('x', { dueAt: 1 })));
      await write(db, planOf('a', 4, planned('x', { dueAt: 2 })));
      await write(db, planOf('a', 5));
      expect(await plannedRows(db)).toEqual(['a x FulfillOrder ["1"] 5 5']);
    });

    it('leaves the claim as it is, so that its holder notices nothing', async () => {
      await write(db, planOf('a', 1, planned('x')));
      await claim(db);
      const held = 'select lease, lease_until, claims, acted, wakes from due_commands';
      const before = await db.sql(held);
      expect(before).toMatchObject([{ claims: 1 }]);
      await write(db, planOf('a', 2, planned('x', { dueAt: 9 })));
      expect(await db.sql(held)).toEqual(before);
      expect(await claim(db)).toEqual([]);
    });

    it('makes what had been given back for a while due at its new time', async () => {
      await write(db, planOf('a', 1, planned('x')));
      const [claimed] = await claim(db);
      const settled = { kind: 'given-back', afterMs: 60_000 } as const;
      await release(db.database, [{ claimed: claimed!, settled }]);
      expect(await claim(db)).toEqual([]);
      await write(db, planOf('a', 2, planned('x')));
      expect(await claim(db)).toMatchObject([{ generation: 2, givenBack: 0, lostClaims: 0 }]);
    });

    it('keeps due now what was woken and nobody has claimed since', async () => {
      const later = (await nowMs(db)) + 60_000;
      await write(db, planOf('a', 1, planned('x', { dueAt: later })));
      expect(await wakeDueCommand(db.database, 'a', 'x')).toBe(1);
      await write(db, planOf('a', 2, planned('x', { dueAt: later })));
      expect(await claim(db)).toMatchObject([{ generation: 2 }]);
    });

    it('gives its new time to what was woken and claimed since', async () => {
      const later = (await nowMs(db)) + 60_000;
      await write(db, planOf('a', 1, planned('x', { dueAt: later })));
      await wakeDueCommand(db.database, 'a', 'x');
      const [claimed] = await claim(db);
      await write(db, planOf('a', 2, planned('x', { dueAt: later })));
      await release(db.database, [{ claimed: claimed!, settled: acted(2) }]);
      expect(await claim(db)).toEqual([]);
      expect(await plannedRows(db)).toEqual([`a x FulfillOrder ["1"] ${later} 2`]);
    });

    it('keeps due now what was woken while somebody had it', async () => {
      const later = (await nowMs(db)) + 60_000;
      await write(db, planOf('a', 1, planned('x')));
      const [claimed] = await claim(db);
      await wakeDueCommand(db.database, 'a', 'x');
      await write(db, planOf('a', 2, planned('x', { dueAt: later })));
      await release(db.database, [{ claimed: claimed!, settled: acted(2) }]);
      expect(await claim(db)).toMatchObject([{ generation: 2 }]);
    });

    it('knows that nothing is there to be woken', async () => {
      expect(await wakeDueCommand(db.database, 'a', 'x')).toBeUndefined();
    });

    it('costs the same statements for one plan and for hundreds', async () => {
      const many = Array.from({ length: 500 }, (_, n) => planOf(`s-${n}`, 1, planned('x')));
      const textsOf = (plans: readonly StreamPlan[]) =>
        writePlans(plans).map((query) => toStatement(query).sql);
      expect(textsOf(many)).toEqual(textsOf(many.slice(0, 1)));
      await write(db, ...many);
      expect(await plannedRows(db)).toHaveLength(500);
    });

    it('never waits crosswise for workers that release the same rows', async () => {
      const streams = Array.from({ length: 200 }, (_, n) => `s-${n}`);
      /** Another order each time, the same in each run. */
      const mixed = <T>(items: readonly T[], round: number): T[] =>
        items.map((_, n) => items[(n * [7, 9, 11, 13, 17][round % 5]! + round) % items.length]!);
      let generation = 0;
      let done = false;
      const plan = async (): Promise<void> => {
        for (; generation < 25; generation += 1) {
          const plans = mixed(streams, generation);
          const commands = [planned('x'), planned('y')];
          await write(db, ...plans.map((stream) => planOf(stream, generation, ...commands)));
        }
        done = true;
      };
      const work = async (): Promise<void> => {
        for (let round = 0; !done; round += 1) {
          const claimed = [...(await claim(db, 60))].sort((a, b) =>
            round % 2 === 0 ? 1 : a.stream.localeCompare(b.stream),
          );
          const settled = { kind: 'acted', revision: generation } as const;
          await release(
            db.database,
            claimed.map((one) => ({ claimed: one, settled })),
          );
        }
      };
      await expect(Promise.all([plan(), work(), work(), work()])).resolves.toBeDefined();
    });
  });

  describe('the table rebuilt from the plans', () => {
    interface Step {
      readonly stream: string;
      readonly parties: readonly string[];
      readonly act: 'plan' | 'claim' | 'acted' | 'given back' | 'go on';
    }
    const step = fc.record<Step>({
      stream: fc.constantFrom('a', 'b', 'c'),
      parties: fc.subarray(['x', 'y', 'z']),
      act: fc.constantFrom('plan', 'plan', 'claim', 'acted', 'given back', 'go on'),
    });

    it('equals the one that was kept while workers claimed and released', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          await db.sql('truncate due_commands');
          const plans: StreamPlan[] = [];
          let held: ClaimedCommand[] = [];
          for (const { stream, parties, act } of steps) {
            const generation = plans.length;
            if (act === 'plan') {
              const dueAt = generation % 3;
              const plan = planOf(stream, generation, ...parties.map((p) => planned(p, { dueAt })));
              plans.push(plan);
              await write(db, plan);
            } else if (act === 'claim') held.push(...(await claim(db, 2)));
            else if (act === 'go on') await db.goOn(15_000);
            else {
              const settled =
                act === 'acted'
                  ? ({ kind: 'acted', revision: generation } as const)
                  : ({ kind: 'given-back', afterMs: 1_000 } as const);
              await release(
                db.database,
                held.map((claimed) => ({ claimed, settled })),
              );
              held = [];
            }
          }
          const kept = await plannedRows(db);
          await db.sql('truncate due_commands');
          for (const plan of plans) await write(db, plan);
          expect(await plannedRows(db)).toEqual(kept);
        }),
        { numRuns: 60 },
      );
    });

    it('has every row claimable again once its holder is gone and its plan has seen what was done', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          await db.sql('truncate due_commands');
          let last = 0;
          const held: ClaimedCommand[] = [];
          for (const { stream, parties, act } of steps) {
            if (act === 'plan') {
              await write(db, planOf(stream, (last += 1), ...parties.map((p) => planned(p))));
            } else if (act === 'claim') held.push(...(await claim(db, 2)));
            else if (act === 'go on') await db.goOn(25_000);
            else {
              const claimed = held.pop();
              if (!claimed) continue;
              const settled =
                act === 'acted'
                  ? ({ kind: 'acted', revision: (last += 1) } as const)
                  : ({ kind: 'given-back', afterMs: 1_000 } as const);
              await release(db.database, [{ claimed, settled }]);
            }
          }
          const rows = await db.sql('select stream, party, generation, acted from due_commands');
          await db.goOn(25_000);
          const claimable = rows.filter((row) => Number(row['generation']) >= Number(row['acted']));
          expect(await claim(db)).toHaveLength(claimable.length);
          await db.goOn(25_000);
          for (const { stream, party } of rows) {
            await write(db, planOf(String(stream), (last += 1), planned(String(party))));
          }
          const streams = new Set(rows.map(({ stream }) => stream));
          expect(await claim(db)).toHaveLength(streams.size);
        }),
        { numRuns: 60 },
      );
    });
  });
});
