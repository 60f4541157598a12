import { sql } from 'kysely';
import { pino } from 'pino';
import { LEAD_MS } from '../../../src/platform/projections/checkpoints.js';
import { Consumers } from '../../../src/platform/projections/consumers.js';
import { announce, rollBack } from '../../../src/platform/projections/versions/builds.js';
import { readProjection } from '../../../src/platform/projections/versions/projection-row.js';
import { Projections } from '../../../src/platform/projections/versions/projections.js';
import { liveKeepsUp } from '../../../src/platform/projections/versions/who-feeds.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { NO_WAKES } from '../../../src/platform/sql/wakes.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { Tally, tallyMigrations } from './tally.js';

const PACE = { tickMs: 20, apartMs: 0 };

onEachDatabase((db) => {
  let store: MemoryEventStore;
  let stops: (() => Promise<void>)[];
  let logged: { readonly code?: string }[];

  beforeEach(async () => {
    [store, stops, logged] = [new MemoryEventStore(), [], []];
    await db.sql('drop table if exists projections_beside.tally, projections_kept.tally');
  });
  afterEach(() => Promise.all(stops.map((stop) => stop())));

  /** As a process that runs this version, with these keys. */
  function start(projection: Tally) {
    const over = new AbortController();
    const write = (line: string) => void logged.push(JSON.parse(line) as { code?: string });
    const logger = pino({ level: 'warn' }, { write });
    const consumers = new Consumers(store, db.database, logger, NO_WAKES, PACE);
    const projections = new Projections(consumers, store, db.database, logger, PACE);
    const running = projections.add(projection).run(over.signal);
    const stop = async () => {
      over.abort();
      await running;
    };
    stops.push(stop);
    return { stop };
  }

  let streams = 0;
  const write = () => store.append(`s-${(streams += 1)}`, -1, [eventToWrite()]);
  const row = () => readProjection(db.database, 'tally');
  const until = (wanted: (seen: NonNullable<Awaited<ReturnType<typeof row>>>) => boolean) =>
    eventually(row, (seen) => seen !== undefined && wanted(seen));
  const versions = async () =>
    (await db.sql('select version from tally order by version')).map(({ version }) => version);
  const untilThere = (...wanted: readonly number[]) =>
    eventually(versions, (seen) => seen.join() === wanted.join());
  const keepsUp = async (projection: Tally) => {
    const asked = sql<{ told: boolean }>`select ${liveKeepsUp(projection)} as told`;
    return (await db.database.firstRow(asked.compile(queryBuilder())))?.told;
  };

  it('an older version writes nothing any more once a newer one is live, and says so', async () => {
    start(new Tally(1));
    await write();
    await untilThere(1);
    start(new Tally(2));
    await until((seen) => seen.live_version === 2);
    await untilThere(2);
    await write();
    await untilThere(2, 2);
    await write();
    await untilThere(2, 2, 2);
    await eventually(
      () => Promise.resolve(logged),
      (all) => all.some(({ code }) => code === 'projection-of-others'),
    );
  });

  it('a newer one feeds the tables of an older one while its own are built, if nobody else does', async () => {
    const old = start(new Tally(1));
    await write();
    await untilThere(1);
    await old.stop();
    const next = new Tally(2);
    next.batches = 0;
    start(next);
    await write();
    await untilThere(1, 2);
    expect(await row()).toMatchObject({ live_version: 1, state: 'building' });
    next.letGo();
    await until((seen) => seen.live_version === 2);
    await untilThere(2, 2);
  });

  it('with another basis it is built anew, and only who has that one feeds it; the one before can be taken back', async () => {
    const [a, b] = [new Tally(1, 'a'), new Tally(1, 'b')];
    const first = start(a);
    await write();
    await untilThere(1);
    await eventually(
      () => keepsUp(a),
      (told) => told === true,
    );
    expect(await keepsUp(b)).toBe(false);
    b.batches = 0;
    start(b);
    await until((seen) => seen.state === 'building');
    await first.stop();
    await write();
    expect(await row()).toMatchObject({ live_basis: 'a', beside_basis: 'b' });
    expect(await rollBack(db.database, a)).toBe(false);
    b.letGo();
    await until((seen) => seen.live_basis === 'b');
    await untilThere(1, 1);
    await eventually(
      () => keepsUp(b),
      (told) => told === true,
    );
    expect(await keepsUp(a)).toBe(false);
    // Only by who could feed what is kept.
    expect(await rollBack(db.database, b)).toBe(false);
    expect(await rollBack(db.database, a)).toBe(true);
    expect(await versions()).toEqual([1]);
    expect([await keepsUp(a), await keepsUp(b)]).toEqual([false, false]);
  });

  it('of a basis that nobody has any more, it is built anew by who runs', async () => {
    const a = start(new Tally(1, 'a'));
    await write();
    await untilThere(1);
    start(new Tally(1, 'b'));
    await until((seen) => seen.live_basis === 'b');
    // A process with a wrong set of keys starts a build, and is killed.
    await announce(db.database, new Tally(1, 'wrong'));
    expect(await row()).toMatchObject({ beside_basis: 'wrong', state: 'building' });
    await a.stop();
    await db.sql(`update projections set live_basis = 'wrong'`);
    await db.sql(
      `update checkpoints set token = token + 1, lead_until = 0, holder = null where consumer = 'tally'`,
    );
    await db.goOn(LEAD_MS);
    await until((seen) => seen.live_basis === 'b');
    await write();
    await untilThere(1, 1);
  });
}, tallyMigrations);
