import { pino } from 'pino';
import { LEAD_MS, readCheckpoint } from '../../../src/platform/projections/checkpoints.js';
import type { Consumer } from '../../../src/platform/projections/consumer.js';
import { ConsumerRunner } from '../../../src/platform/projections/consumer-runner.js';
import {
  announce,
  beginBuild,
  rollBack,
  switchOver,
} from '../../../src/platform/projections/versions/builds.js';
import { ProjectionBuilder } from '../../../src/platform/projections/versions/projection-builder.js';
import type { Projection } from '../../../src/platform/projections/versions/projection.js';
import { readProjection } from '../../../src/platform/projections/versions/projection-row.js';
import { Database } from '../../../src/platform/sql/database.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { Running } from './running.js';
import { Tally, tallyMigrations } from './tally.js';

/** A database of a process that can be cut off as by kill -9: nothing of it arrives any more. */
class Mortal extends Database {
  isDead = false;

  constructor(private readonly real: Database) {
    super(undefined as never);
  }

  override transaction: Database['transaction'] = (queries) =>
    this.isDead ? Promise.reject(new Error('Dead.')) : this.real.transaction(queries);

  override run: Database['run'] = (query) =>
    this.isDead ? Promise.reject(new Error('Dead.')) : this.real.run(query);
}

onEachDatabase((db) => {
  let store: MemoryEventStore;
  let running: Running;
  let builders: { readonly stop: () => Promise<void> }[];

  beforeEach(async () => {
    store = new MemoryEventStore();
    running = new Running();
    builders = [];
    await db.sql('drop table if exists projections_beside.tally, projections_kept.tally');
  });

  afterEach(async () => {
    await Promise.all(builders.map(({ stop }) => stop()));
    await running.end();
  });

  let streams = 0;
  async function write(count: number): Promise<void> {
    const events = Array.from({ length: count }, () => eventToWrite());
    await store.append(`s-${(streams += 1)}`, -1, events);
  }

  /** As a process that runs this version would. */
  function build(projection: Projection, database: Database = db.database) {
    const over = new AbortController();
    const logger = pino({ level: 'silent' });
    const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
    const pace = { tickMs: 10, rest };
    const runnerOf = (consumer: Consumer) =>
      new ConsumerRunner(consumer, store, database, logger, pace);
    const builder = new ProjectionBuilder(projection, { database, logger, runnerOf, tickMs: 10 });
    const run = builder.run(over.signal);
    const stop = async () => {
      over.abort();
      await run;
    };
    builders.push({ stop });
    return { stop };
  }

  const live = (version: number) =>
    running.start(new Tally(version).consumer('live'), store, db.database, { tickMs: 10 });
  const row = () => readProjection(db.database, 'tally');
  const count = async (table: string) =>
    Number((await db.sql(`select count(*) as rows from ${table}`))[0]?.['rows']);
  const ids = async (table: string) =>
    (await db.sql(`select id from ${table} order by id`)).map(({ id }) => id);
  const versions = async () =>
    (await db.sql('select distinct version from tally order by version')).map(
      ({ version }) => version,
    );
  const untilLive = (rows: number) =>
    eventually(
      () => count('tally'),
      (seen) => seen === rows,
    );
  const until = (wanted: (seen: Awaited<ReturnType<typeof row>>) => boolean) =>
    eventually(row, wanted);
  const rebuild = (projection: Projection) =>
    beginBuild(db.database, projection, {
      ...{ byItself: false, after: 0, by: { actor: 'olga', reason: 'A doubt.' } },
    });

  it('is read while a new version is built beside it, which then takes its place by itself', async () => {
    await write(700);
    await announce(db.database, new Tally(1));
    live(1);
    await untilLive(700);
    const next = new Tally(2);
    next.batches = 1;
    build(next);
    await until((seen) => (seen?.done ?? 0) > 0);
    expect(await row()).toMatchObject({ live_version: 1, state: 'building', beside_version: 2 });
    await write(50);
    await untilLive(750);
    expect(await versions()).toEqual([1]);
    expect(await count('projections_beside.tally')).toBeLessThan(700);
    const before = await ids('tally');
    next.letGo();
    await until((seen) => seen?.live_version === 2);
    expect(await row()).toMatchObject({ state: null, kept_version: 1, done: 750 });
    expect([await ids('tally'), await versions()]).toEqual([before, [2]]);
    expect(await ids('projections_kept.tally')).toEqual(before);
    // What was live goes on where the built one was.
    await write(10);
    await untilLive(760);
  });

  it('is switched to when told, and taken back by one command; both ways nothing is lost', async () => {
    const projection = new Tally(1);
    await write(100);
    await announce(db.database, projection);
    live(1);
    await untilLive(100);
    expect(await switchOver(db.database, projection)).toBe(false);
    expect(await rollBack(db.database, projection)).toBe(false);
    build(projection);
    await rebuild(projection);
    await until((seen) => seen?.state === 'ready');
    await write(20);
    await untilLive(120);
    expect(await row()).toMatchObject({ state: 'ready', by_itself: false });
    const by = { actor: 'olga', reason: 'Looked at.' };
    await eventually(
      () => switchOver(db.database, projection, by),
      (done) => done,
    );
    await write(30);
    await untilLive(150);
    expect(await count('projections_kept.tally')).toBe(120);
    expect(await rollBack(db.database, projection, by)).toBe(true);
    await untilLive(150);
    // Each of them ended the lead of who wrote, which is as it should be.
    expect(new Set(running.codes())).toEqual(new Set(['consumer-lead-lost']));
    expect(await ids('tally')).toEqual(await ids('projections_kept.tally'));
    expect(await db.sql('select actor, act, subject from operator_acts order by id')).toEqual(
      ['rebuild', 'switch', 'roll-back'].map((act) => ({
        ...{ actor: 'olga', act: `${act}-projection`, subject: 'tally' },
      })),
    );
  });

  it('goes on where it was when its process is killed in the middle, in another one', async () => {
    const projection = new Tally(1);
    await write(700);
    await announce(db.database, projection);
    live(1);
    await untilLive(700);
    const dying = new Mortal(db.database);
    projection.batches = 1;
    build(projection, dying);
    await rebuild(projection);
    const { done } = (await until((seen) => (seen?.done ?? 0) > 0))!;
    dying.isDead = true;
    const position = await readCheckpoint(db.database, 'tally-beside');
    expect(position).toBeDefined();
    const other = new Tally(1);
    build(other);
    await db.goOn(LEAD_MS);
    projection.letGo();
    expect(await until((seen) => seen?.state === 'ready')).toMatchObject({ done: 700 });
    expect(done).toBeLessThan(700);
    expect(await ids('projections_beside.tally')).toEqual(await ids('tally'));
  });

  it('is not switched to while it is behind, or has parked what the live one has not', async () => {
    const projection = new Tally(1);
    await write(10);
    await announce(db.database, projection);
    live(1);
    await untilLive(10);
    const { stop } = build(projection);
    await rebuild(projection);
    await until((seen) => seen?.state === 'ready');
    await db.sql(`insert into parked_streams
      (consumer, stream, from_revision, last_revision, error_code, error_revision, error_where)
      values ('tally-beside', 's-1', 0, 0, 'handler-failed', 0, 'Error')`);
    expect(await switchOver(db.database, projection)).toBe(false);
    await db.sql('delete from parked_streams');
    await stop();
    await write(1);
    await untilLive(11);
    expect(await switchOver(db.database, projection)).toBe(false);
    expect(await row()).toMatchObject({ state: 'ready', live_version: 1 });
    build(projection);
    await eventually(
      () => switchOver(db.database, projection),
      (done) => done,
    );
  });

  it('a leader of before writes nothing into the tables that are live by then', async () => {
    const projection = new Tally(1);
    await write(5);
    await announce(db.database, projection);
    const frozen = projection.consumer('live');
    let wakeUp: () => void = () => undefined;
    let freezes = false;
    let isFrozen = false;
    const handle = frozen.handle;
    frozen.handle = async (events) => {
      if (freezes && !isFrozen) {
        isFrozen = true;
        await new Promise<void>((resolve) => (wakeUp = resolve));
      }
      return handle(events);
    };
    running.start(frozen, store, db.database, { tickMs: 10_000 });
    await untilLive(5);
    build(projection);
    await rebuild(projection);
    await until((seen) => seen?.state === 'ready');
    freezes = true;
    await write(1);
    await eventually(
      () => count('projections_beside.tally'),
      (seen) => seen === 6,
    );
    await eventually(
      () => isFrozen,
      (seen) => seen,
    );
    expect(await switchOver(db.database, projection)).toBe(true);
    wakeUp();
    await write(1);
    await untilLive(7);
    expect(await count('projections_kept.tally')).toBe(5);
  });
}, tallyMigrations);
