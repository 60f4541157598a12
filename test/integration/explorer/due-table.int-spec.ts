import fc from 'fast-check';
import type { ClaimedCommand, Settled } from '../../../src/platform/sagas/due-command.js';
import { claimDue, release, renewLease } from '../../../src/platform/sagas/due-commands.claims.js';
import { wakeDueCommand } from '../../../src/platform/sagas/due-commands.wake.js';
import { onEachDatabase } from '../../support/each-database.js';
import { acted, givenBack, planned, planOf, write } from '../sagas/plans.js';
import { DueTable, type DueRow } from './due-table.js';

/** Times are compared by this: what the test itself takes is far less, and every time it sets is a multiple. */
const TICK_MS = 1_000_000;
const STREAMS = ['a', 'b'];
const PARTIES = ['x', 'y', 'z'];

type Step =
  | {
      readonly do: 'plan';
      readonly stream: string;
      readonly parties: readonly string[];
      readonly dueIn: number;
    }
  | { readonly do: 'claim'; readonly lease: number }
  | { readonly do: 'act' | 'give back' | 'renew'; readonly which: number; readonly ticks: number }
  | { readonly do: 'wake'; readonly stream: string; readonly party: string }
  | { readonly do: 'wait'; readonly ticks: number };

const stream = fc.constantFrom(...STREAMS);
const ticks = fc.integer({ min: 1, max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    ...{ do: fc.constant('plan' as const), stream, parties: fc.subarray(PARTIES) },
    dueIn: fc.integer({ min: -1, max: 3 }),
  }),
  fc.record({ do: fc.constant('claim' as const), lease: ticks }),
  fc.record({
    do: fc.constantFrom('act' as const, 'give back' as const, 'renew' as const),
    ...{ which: fc.nat(9), ticks },
  }),
  fc.record({ do: fc.constant('wake' as const), stream, party: fc.constantFrom(...PARTIES) }),
  fc.record({ do: fc.constant('wait' as const), ticks }),
);

onEachDatabase((db) => {
  let started: number;
  let table: DueTable;
  let passed: number;
  let moments: number;

  const tick = (at: number, zero: number) => Math.round((at - zero) / TICK_MS);
  const now = async () => Number((await db.sql('select now_ms() as now'))[0]?.['now']);

  async function real(): Promise<readonly unknown[]> {
    const rows = await db.sql(
      `select stream, party, command, generation, due_at, lease, lease_until, claims, acted, not_before,
         given_back, wakes, seen_wakes from due_commands order by stream, party`,
    );
    const at = (value: unknown) =>
      value === null ? null : Math.max(-9, tick(Number(value), started));
    return rows.map(({ due_at, lease_until, not_before, generation, acted: done, ...row }) => ({
      ...row,
      ...{ generation: Number(generation), acted: Number(done) },
      ...{ due: at(due_at), until: at(lease_until), notBefore: at(not_before) },
    }));
  }

  function modelled(): readonly unknown[] {
    const at = (value: number | null) => (value === null ? null : Math.max(-9, tick(value, 0)));
    const rowOf = ({
      leaseUntil,
      notBefore,
      dueAt,
      givenBack: back,
      seenWakes,
      ...row
    }: DueRow) => {
      const { stream: of, party, command, generation, lease, claims, acted: done, wakes } = row;
      return {
        ...{ stream: of, party, command, lease, claims, given_back: back, wakes },
        ...{ seen_wakes: seenWakes, generation, acted: done },
        ...{
          due: at(dueAt),
          until: at(leaseUntil),
          notBefore: notBefore === 0 ? -9 : at(notBefore),
        },
      };
    };
    const name = ({ stream: of, party }: DueRow) => `${of} ${party}`;
    return [...table.all()].sort((a, b) => name(a).localeCompare(name(b))).map(rowOf);
  }

  /** The same with both; `held`: claims that each of them gave, by their order. */
  async function apply(one: Step, generation: number, held: [ClaimedCommand, ClaimedCommand][]) {
    switch (one.do) {
      case 'plan': {
        const of = (zero: number) =>
          planOf(
            one.stream,
            generation,
            ...one.parties.map((party) =>
              planned(party, { dueAt: zero + (passed + one.dueIn) * TICK_MS }),
            ),
          );
        await write(db, of(started));
        await table.writePlans([of(0)]);
        return;
      }
      case 'claim': {
        const token = `t${generation}`;
        const leaseMs = one.lease * TICK_MS;
        const rooms = { free: new Map<string, number>(), otherwise: 100 };
        const order = ({ stream: of, party }: ClaimedCommand) => `${of} ${party}`;
        const sorted = (claims: readonly ClaimedCommand[]) =>
          [...claims].sort((a, b) => order(a).localeCompare(order(b)));
        const claimed = await claimDue(db.database, { token, rooms, leaseMs });
        const theirs = sorted(claimed.commands);
        const ours = sorted(await table.claimDue(token, leaseMs));
        const seen = ({
          stream: of,
          party,
          generation: at,
          lostClaims,
          givenBack: back,
          wakes,
        }: ClaimedCommand) => ({ of, party, at, lostClaims, back, wakes });
        expect(ours.map(seen)).toEqual(theirs.map(seen));
        held.push(...theirs.map((claim, n): [ClaimedCommand, ClaimedCommand] => [claim, ours[n]!]));
        return;
      }
      case 'act':
      case 'give back': {
        const [claim] = held.splice(one.which % Math.max(1, held.length), 1);
        if (!claim) return;
        const settled: Settled =
          one.do === 'act' ? acted(generation) : givenBack(one.ticks * TICK_MS);
        await release(db.database, [{ claimed: claim[0], settled }]);
        await table.release([{ claimed: claim[1], settled }]);
        return;
      }
      case 'renew': {
        const claim = held[one.which % Math.max(1, held.length)];
        if (!claim) return;
        const renewed = await renewLease(db.database, claim[0], one.ticks * TICK_MS);
        expect(await table.renewLease(claim[1], one.ticks * TICK_MS)).toBe(renewed);
        return;
      }
      case 'wake':
        expect(await table.wake(one.stream, one.party)).toBe(
          await wakeDueCommand(db.database, one.stream, one.party),
        );
        return;
      case 'wait':
        passed += one.ticks;
        await db.goOn(one.ticks * TICK_MS);
    }
  }

  it('is as the statements have it, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
        await db.sql('truncate due_commands');
        await db.sql('update clock_shift set ms = 0');
        started = await now();
        [passed, moments] = [0, 0];
        table = new DueTable(() => passed * TICK_MS + moments);
        const held: [ClaimedCommand, ClaimedCommand][] = [];
        for (const [n, one] of steps.entries()) {
          // No two steps are at the same time, with either.
          moments += 1;
          await db.goOn(1);
          await apply(one, n, held);
          expect(modelled()).toEqual(await real());
        }
      }),
      { numRuns: 60 },
    );
  });
});
