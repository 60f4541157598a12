import { pino } from 'pino';
import { Breakers } from '../../../src/platform/sagas/breakers.js';
import type { ClaimedCommand, PartyNews } from '../../../src/platform/sagas/due-command.js';
import { release, voidAllLeases } from '../../../src/platform/sagas/due-commands.claims.js';
import { FORGOTTEN_AFTER_MS, partyBreakers } from '../../../src/platform/sagas/party-breakers.js';
import { heldParties, holdsOf } from '../../../src/platform/sagas/party-holds.js';
import { RAMP_STEP_MS } from '../../../src/platform/sagas/party-rooms.js';
import { partyWork } from '../../../src/platform/sagas/party-work.js';
import { pauseParty, resumeParty } from '../../../src/platform/sagas/paused-parties.js';
import { onEachDatabase } from '../../support/each-database.js';
import {
  acted,
  claim,
  claimWith,
  givenBack,
  LEASE_MS,
  nowMs,
  planned,
  planOf,
  untilNextDue,
  write,
} from './plans.js';

const OPEN_MS = 10_000;
const ROOM = 8;
const WORKS: readonly PartyNews[] = [{ kind: 'works' }];
const FAILS: readonly PartyNews[] = [{ kind: 'fails', code: 'lms-unavailable' }];
const BROKEN: readonly PartyNews[] = [{ kind: 'broken', code: 'lms-key-refused' }];

onEachDatabase((db) => {
  let breakers: Breakers;
  let log: string[];
  beforeEach(() => {
    log = [];
    const logger = pino({}, { write: (line: string) => void log.push(line) });
    const limits = { failures: 3, openMs: OPEN_MS, room: ROOM };
    breakers = new Breakers(db.database, () => limits, logger);
  });

  const partiesOf = (claimed: readonly ClaimedCommand[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { party } of claimed) counts[party] = (counts[party] ?? 0) + 1;
    return counts;
  };
  const many = (count: number, party: string, dueAt = 0) =>
    db.sql(
      `insert into due_commands (stream, party, command, lines, due_at, generation)
       select $1 || '-' || n, $1, 'FulfillOrder', '["1"]', $2::bigint + n, 0
       from generate_series(1, $3::int) n`,
      ...[party, dueAt, count],
    );
  const claimOne = async (): Promise<ClaimedCommand> => {
    const claimed = await claim(db);
    expect(claimed).toHaveLength(1);
    return claimed[0]!;
  };
  /** A call was made, and this is what it told. */
  const heard = async (claimed: ClaimedCommand, news: readonly PartyNews[]): Promise<void> => {
    await breakers.heard(claimed, news);
    await release(db.database, [{ claimed, settled: givenBack(0) }]);
  };
  const failOften = async (times: number, news = FAILS): Promise<void> => {
    const claimed = await claim(db, times);
    for (const one of claimed) await heard(one, news);
  };

  describe('in turn', () => {
    it('another party is claimed at once while 10,000 commands wait for a slow one', async () => {
      await many(10_000, 'slow', 0);
      await many(3, 'quick', 50_000);
      expect(partiesOf(await claim(db, 32))).toEqual({ slow: 32, quick: 3 });
      await db.sql('analyze due_commands');
      expect(partiesOf(await claim(db, 32))).toEqual({ slow: 32 });
    });

    it('none is given more than its own room, the oldest first', async () => {
      await many(50, 'a');
      await many(50, 'b');
      const free = new Map([
        ['a', 2],
        ['none', 9],
        ['b', 0],
      ]);
      const taken = async () => (await claimWith(db, { free, otherwise: 5 })).commands;
      const streams = (await taken()).map(({ stream }) => stream);
      expect(streams.sort()).toEqual(['a-1', 'a-2']);
      free.delete('b');
      expect(partiesOf(await taken())).toEqual({ a: 2, b: 5 });
    });

    it('nobody is woken for what there is no room for', async () => {
      const now = await nowMs(db);
      await write(db, planOf('s', 1, planned('a'), planned('b', { dueAt: now + 60_000 })));
      const rooms = { free: new Map([['a', 0]]), otherwise: 9 };
      expect(await untilNextDue(db, rooms)).toBeGreaterThan(50_000);
    });
  });

  describe('a paused party', () => {
    const pause = (party: string) =>
      db.database.run(pauseParty({ party, since: 1, reason: 'Why.', actor: 'olga' }));

    it('is left out, and holds back nobody else', async () => {
      await many(100, 'a');
      await many(2, 'b', 1_000);
      await pause('a');
      expect(partiesOf(await claim(db, 10))).toEqual({ b: 2 });
      expect(await untilNextDue(db)).toBeUndefined();
      expect(await holdsOf(db.database, 'a-1')).toEqual([
        { party: 'a', kind: 'paused', since: 1, reason: 'Why.', lineIds: ['1'] },
      ]);
      await db.database.transaction(
        resumeParty({ party: 'a', since: 2, reason: 'Why not.', actor: 'olga' }),
      );
      expect(partiesOf(await claim(db, 10))).toEqual({ a: 10 });
    });

    it('is what is said of it, though its breaker is open, too', async () => {
      await many(1, 'a');
      await failOften(1, BROKEN);
      await pause('a');
      expect(await heldParties(db.database)).toMatchObject([{ party: 'a', kind: 'paused' }]);
    });
  });

  describe('a breaker', () => {
    it('opens after failures in a row, and at once when no call can work', async () => {
      await many(10, 'a');
      await failOften(2);
      const [next] = await claim(db, 1);
      await heard(next!, WORKS);
      await failOften(2);
      expect(await partyBreakers(db.database)).toEqual([]);
      await failOften(1);
      expect(await heldParties(db.database)).toMatchObject([
        { party: 'a', kind: 'breaker', reason: 'lms-unavailable' },
      ]);
      expect(await claim(db)).toEqual([]);
      expect(log.join()).toContain('breaker-opened');
      await many(1, 'b');
      await failOften(1, BROKEN);
      expect(await heldParties(db.database)).toMatchObject([
        { party: 'a' },
        { party: 'b', reason: 'lms-key-refused' },
      ]);
    });

    it('lets one command find out, over all processes, at its time', async () => {
      await many(20, 'a');
      await failOften(1, BROKEN);
      const wait = await untilNextDue(db);
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(OPEN_MS);
      await db.goOn(OPEN_MS);
      for (let round = 0; round < 20; round += 1) {
        const claims = (await Promise.all(Array.from({ length: 8 }, () => claim(db)))).flat();
        expect(claims).toMatchObject([{ party: 'a', probes: true }]);
        expect(await claim(db)).toEqual([]);
        await heard(claims[0]!, []);
      }
    });

    it('is asked after twice the time when it fails still, up to a minute', async () => {
      await many(20, 'a');
      await failOften(1, BROKEN);
      for (const waited of [OPEN_MS, 20_000, 40_000, 60_000, 60_000]) {
        await db.goOn(waited - 8_000);
        expect(await claim(db)).toEqual([]);
        await db.goOn(8_000);
        await heard(await claimOne(), BROKEN);
      }
    });

    it('is taken over when who finds out dies, and left to another when nothing was found out', async () => {
      await many(20, 'a');
      await failOften(1, BROKEN);
      await db.goOn(OPEN_MS);
      const dead = await claimOne();
      await db.goOn(LEASE_MS + 1_000);
      const next = await claimOne();
      expect(next.token).not.toBe(dead.token);
      await heard(dead, WORKS); // it comes back late, and is not believed
      expect(await heldParties(db.database)).toHaveLength(1);
      await heard(next, []);
      await heard(await claimOne(), WORKS);
      expect(await heldParties(db.database)).toEqual([]);
    });

    it('gives what recovers one command, then twice as many every few seconds, over all processes', async () => {
      await many(100, 'a');
      await failOften(1, BROKEN);
      await db.goOn(OPEN_MS);
      await heard(await claimOne(), WORKS);
      const given: number[] = [];
      for (let step = 0; step < 5; step += 1) {
        const claimed = await claim(db, ROOM);
        expect(await claim(db, ROOM - claimed.length)).toEqual([]);
        given.push(claimed.length);
        await release(
          db.database,
          claimed.map((one) => ({ claimed: one, settled: givenBack(0) })),
        );
        await db.goOn(RAMP_STEP_MS);
      }
      expect(given).toEqual([1, 2, 4, ROOM, ROOM]);
      expect(await partyBreakers(db.database)).toEqual([]);
    });

    it('gives no more than that to several who ask at the same moment', async () => {
      await many(100, 'a');
      await failOften(1, BROKEN);
      await db.goOn(OPEN_MS);
      await heard(await claimOne(), WORKS);
      await db.goOn(2 * RAMP_STEP_MS);
      for (let round = 0; round < 20; round += 1) {
        const claims = await Promise.all(Array.from({ length: 8 }, () => claim(db, ROOM)));
        expect(claims.flat()).toHaveLength(4);
        await release(
          db.database,
          claims.flat().map((one) => ({ claimed: one, settled: givenBack(0) })),
        );
      }
    });

    it('is in nobody’s way once it is over', async () => {
      await many(100, 'a');
      await failOften(1, BROKEN);
      await db.goOn(OPEN_MS + FORGOTTEN_AFTER_MS);
      const claims = await Promise.all(Array.from({ length: 8 }, () => claim(db, ROOM)));
      expect(claims.flat()).toHaveLength(8 * ROOM);
    });

    it('opens again when it fails while it recovers, and remembers how long it rested', async () => {
      await many(100, 'a');
      await failOften(1, BROKEN);
      await db.goOn(OPEN_MS);
      await heard(await claimOne(), WORKS);
      const before = await nowMs(db);
      await failOften(1); // one of the one that it was given
      const [hold] = await heldParties(db.database);
      expect(hold?.since).toBeGreaterThanOrEqual(before);
      await db.goOn(OPEN_MS + 1_000);
      expect(await claim(db)).toEqual([]);
      await db.goOn(OPEN_MS);
      await heard(await claimOne(), WORKS);
      await db.goOn(RAMP_STEP_MS);
      await failOften(1); // one of two
      expect(await heldParties(db.database)).toEqual([]);
      await failOften(1);
      expect(await heldParties(db.database)).toHaveLength(1);
    });

    it('makes due what it gave back, when it is well again', async () => {
      await write(db, planOf('s', 1, planned('a')), planOf('t', 1, planned('a')));
      const claimed = await claim(db, 1);
      await breakers.heard(claimed[0]!, BROKEN);
      await release(db.database, [{ claimed: claimed[0]!, settled: givenBack(900_000) }]);
      await db.goOn(OPEN_MS);
      const probe = await claimOne();
      await breakers.heard(probe, WORKS);
      await release(db.database, [{ claimed: probe, settled: acted(9) }]);
      expect(await claim(db)).toMatchObject([{ stream: claimed[0]!.stream }]);
    });

    it('is forgotten when nobody asks it any more, and by a restart of the only process', async () => {
      await many(5, 'a');
      await failOften(1, BROKEN);
      await db.goOn(OPEN_MS + FORGOTTEN_AFTER_MS);
      expect(partiesOf(await claim(db, 2))).toEqual({ a: 2 });
      await many(5, 'b');
      await failOften(1, BROKEN);
      await voidAllLeases(db.database);
      expect(await partyBreakers(db.database)).toEqual([]);
    });
  });

  it('what each party has to do is counted', async () => {
    const now = await nowMs(db);
    await many(4, 'a');
    await write(db, planOf('s', 1, planned('a', { dueAt: now + 60_000 }), planned('b')));
    await claim(db, 2);
    expect(await partyWork(db.database)).toEqual([
      { party: 'a', atWork: 2, dueNow: 2, planned: 5, oldestDueAt: 3 },
      { party: 'b', atWork: 1, dueNow: 0, planned: 1, oldestDueAt: null },
    ]);
  });
});
