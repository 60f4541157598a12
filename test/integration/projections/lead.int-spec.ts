import { LEAD_MS, readCheckpoint } from '../../../src/platform/projections/checkpoints.js';
import { TICK_MS } from '../../../src/platform/projections/pace.js';
import { NewerEvent } from '../../../src/kernel/newer-event.js';
import { Database } from '../../../src/platform/sql/database.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { Running } from './running.js';
import { Noting, notedMigrations } from './small-consumer.js';

onEachDatabase((db) => {
  let store: MemoryEventStore;
  let running: Running;
  let over: Promise<void>;
  let end: () => void;

  beforeEach(() => {
    store = new MemoryEventStore();
    running = new Running();
    over = new Promise((resolve) => (end = resolve));
  });

  afterEach(async () => {
    end();
    await running.end();
  });

  async function write(stream: string, count: number, into = store): Promise<readonly string[]> {
    const events = Array.from({ length: count }, () => eventToWrite());
    const revision = (await into.read(stream)).length - 1;
    await into.append(stream, revision, events);
    return events.map(({ id }) => id);
  }

  const noted = async () =>
    (await db.sql('select id from noted order by place')).map(({ id }) => String(id));
  const untilNoted = (ids: readonly string[]) =>
    eventually(noted, (seen) => seen.length >= ids.length);
  const stateOf = ({ runner }: { runner: { readonly health: { readonly state: string } } }) =>
    runner.health.state;
  const until = (
    process: { runner: { readonly health: { readonly state: string } } },
    state: string,
  ) =>
    eventually(
      () => stateOf(process),
      (seen) => seen === state,
    );

  /** A database of a process that can be cut off as by kill -9: nothing of it arrives any more. */
  class Mortal extends Database {
    isDead = false;
    override transaction: Database['transaction'] = async (queries) => {
      if (!this.isDead) return db.database.transaction(queries);
      await over;
      throw new Error('Dead.');
    };

    override run: Database['run'] = (query) =>
      this.isDead ? Promise.reject(new Error('Dead.')) : db.database.run(query);
  }

  it('has one leader; the others wait and touch nothing', async () => {
    const first = running.start(new Noting(), store, db.database);
    await until(first, 'leading');
    const idle = new Noting();
    idle.before = () => Promise.reject(new Error('It was given something.'));
    const second = running.start(idle, store, db.database);
    await until(second, 'standby');
    const ids = await write('s', 3);
    await untilNoted(ids);
    second.runner.look();
    expect(stateOf(second)).toBe('standby');
    expect(await noted()).toEqual(ids);
  });

  it('hands over at once when the leader stops as asked', async () => {
    const first = running.start(new Noting(), store, db.database);
    await until(first, 'leading');
    const second = running.start(new Noting(), store, db.database);
    await until(second, 'standby');
    await first.stop();
    second.runner.look();
    await until(second, 'leading');
  });

  it('hands over within 10 s of a crash', async () => {
    expect(LEAD_MS + 2 * TICK_MS).toBeLessThanOrEqual(10_000);
    const dying = new Mortal(undefined as never);
    const first = running.start(new Noting(), store, dying);
    const before = await write('s', 3);
    await untilNoted(before);
    dying.isDead = true;
    const second = running.start(new Noting(), store, db.database);
    await until(second, 'standby');
    const after = await write('s', 2);
    await db.goOn(LEAD_MS);
    second.runner.look();
    await until(second, 'leading');
    await untilNoted([...before, ...after]);
    expect(await noted()).toEqual([...before, ...after]);
    expect(stateOf(first)).toBe('leading'); // it does not know yet
  });

  it('tells those who wait whether its tables keep up, so that their workers may act', async () => {
    const first = running.start(new Noting(), store, db.database);
    await eventually(
      () => first.runner.live,
      (live) => live,
    );
    const second = running.start(new Noting(), store, db.database);
    await until(second, 'standby');
    const keepsUp = (expected: boolean) =>
      eventually(
        () => {
          first.runner.look();
          second.runner.look();
          return second.runner.tablesKeepUp;
        },
        (seen) => seen === expected,
      );
    await keepsUp(true);
    expect(second.runner.live).toBe(false);
    first.runner.live = false;
    await keepsUp(false);
  });

  it('keeps its lead by renewing it', async () => {
    const first = running.start(new Noting(), store, db.database);
    await until(first, 'leading');
    const leadUntil = async () =>
      Number((await db.sql('select lead_until from checkpoints'))[0]?.['lead_until']);
    const before = await leadUntil();
    await db.goOn(LEAD_MS - 1_000);
    first.runner.look();
    await eventually(leadUntil, (seen) => seen >= before + LEAD_MS - 1_000);
  });

  it('lets a leader that was frozen write nothing when it wakes up', async () => {
    const frozen = new Noting();
    const first = running.start(frozen, store, db.database);
    const before = await write('s', 2);
    await untilNoted(before);
    let wakeUp: () => void = () => undefined;
    let isFrozen = false;
    frozen.before = () =>
      new Promise((resolve) => {
        isFrozen = true;
        wakeUp = resolve;
      });
    const during = await write('s', 2);
    await eventually(
      () => isFrozen,
      (seen) => seen,
    );
    await db.goOn(LEAD_MS);
    // The new leader has not written anything yet either: only the token tells them apart.
    const busy = new Noting();
    let goOn: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => (goOn = resolve));
    busy.before = () => ready;
    const second = running.start(busy, store, db.database);
    await until(second, 'leading');
    wakeUp();
    await until(first, 'standby');
    expect(await noted()).toEqual(before);
    goOn();
    await untilNoted([...before, ...during]);
    expect(await noted()).toEqual([...before, ...during]);
  });

  it('refuses a checkpoint of another event store, says so, and writes nothing', async () => {
    const first = running.start(new Noting(), store, db.database);
    const ids = await write('s', 3);
    await untilNoted(ids);
    await first.stop();
    const checkpoint = await readCheckpoint(db.database, 'noting-1');
    const other = new MemoryEventStore();
    await write('s', 10, other);
    const second = running.start(new Noting(), other, db.database);
    await until(second, 'other-store');
    expect(await noted()).toEqual(ids);
    expect(await readCheckpoint(db.database, 'noting-1')).toEqual(checkpoint);
    const said = running.logged.find(({ code }) => code === 'consumer-other-store');
    expect(JSON.stringify(said)).toContain('was made from another event store');
    await second.stop();
    // And goes on where it was with its own.
    running.start(new Noting(), store, db.database);
    const more = await write('s', 1);
    await untilNoted([...ids, ...more]);
    expect(await noted()).toEqual([...ids, ...more]);
  });

  it('notices that the event store was set back to an older copy', async () => {
    const older = new MemoryEventStore();
    const events = Array.from({ length: 3 }, () => eventToWrite());
    await older.append('s', -1, events.slice(0, 2));
    await store.append('s', -1, events);
    const first = running.start(new Noting(), store, db.database);
    await untilNoted(events.map(({ id }) => id));
    await first.stop();
    await until(running.start(new Noting(), older, db.database), 'other-store');
  });

  it('gives up its lead to a newer build when it meets an event that it is too old for', async () => {
    const old = new Noting();
    old.refuse = () => {
      throw new NewerEvent('Of tomorrow.');
    };
    let isResting: () => void = () => undefined;
    const resting = new Promise<void>((resolve) => (isResting = resolve));
    const rest = () => {
      isResting();
      return new Promise<void>((resolve) => setTimeout(resolve, 50));
    };
    const first = running.start(old, store, db.database, { rest });
    const ids = await write('s', 1);
    await resting;
    const second = running.start(new Noting(), store, db.database, { tickMs: 10 });
    await untilNoted(ids);
    expect(await db.sql('select * from parked_streams')).toEqual([]);
    expect(running.codes()).toContain('consumer-too-old');
    await until(second, 'leading');
    await first.stop();
  });
}, notedMigrations);
