import { readCheckpoint } from '../../../src/platform/projections/checkpoints.js';
import { EventStoreUnavailable } from '../../../src/platform/event-store/event-store.js';
import type { Delivery, SubscribeOptions } from '../../../src/platform/event-store/event-store.js';
import { SubjectUnknown } from '../../../src/platform/key-vault/errors.js';
import { askForRelease } from '../../../src/platform/projections/parked-streams.js';
import { PARK_LIMIT } from '../../../src/platform/projections/parking-decision.js';
import { faultOr } from '../../../src/platform/projections/stream-fault.js';
import { Database } from '../../../src/platform/sql/database.js';
import { toStatement } from '../../../src/platform/sql/query.js';
import { SqlUnavailable } from '../../../src/platform/sql/sql-errors.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { Running } from './running.js';
import { Noting, notedMigrations } from './small-consumer.js';

const PARKS = /^insert into "parked_streams"/;

/** Shows some events as written by somebody else. */
class ForeignStore extends MemoryEventStore {
  readonly foreign = new Set<string>();

  override async *subscribe(options: SubscribeOptions): AsyncIterable<Delivery> {
    for await (const delivery of super.subscribe(options)) {
      const isForeign = delivery.kind === 'event' && this.foreign.has(delivery.event.id);
      yield isForeign ? { ...delivery, kind: 'foreign' } : delivery;
    }
  }
}

onEachDatabase((db) => {
  let store: ForeignStore;
  let running: Running;
  let written: { readonly id: string; readonly stream: string }[];

  beforeEach(() => {
    store = new ForeignStore();
    running = new Running();
    written = [];
  });

  afterEach(() => running.end());

  async function write(stream: string, count = 1): Promise<readonly string[]> {
    const events = Array.from({ length: count }, () => eventToWrite());
    await store.append(stream, (store.streams.get(stream)?.length ?? 0) - 1, events);
    written.push(...events.map(({ id }) => ({ id, stream })));
    return events.map(({ id }) => id);
  }

  const noted = async () =>
    (await db.sql('select id from noted order by place')).map(({ id }) => String(id));
  const parked = () =>
    db.sql(`select stream, from_revision as from, last_revision as last, times, error_code as error
      from parked_streams order by stream`);
  const untilNoted = (count: number) => eventually(noted, ({ length }) => length >= count);
  const untilParked = (wanted: (rows: readonly Record<string, unknown>[]) => boolean) =>
    eventually(parked, wanted);
  const askFor = (stream: string) =>
    askForRelease(db.database, 'noting-1', stream, { actor: 'olga', reason: 'Repaired.' });
  const idsBut = (...streams: readonly string[]) =>
    written.filter(({ stream }) => !streams.includes(stream)).map(({ id }) => id);

  /** A consumer that cannot note what is of these streams, until they are taken off the list. */
  function refusing(...streams: readonly string[]): Noting & { readonly bad: Set<string> } {
    const noting = Object.assign(new Noting(), { bad: new Set(streams) });
    noting.refuse = ({ stream }) => {
      if (noting.bad.has(stream)) throw new TypeError(`Something of ada@example.com in ${stream}`);
    };
    return noting;
  }

  it('parks the one poisoned order of a hundred; its later events wait; all others go on', async () => {
    for (let n = 0; n < 50; n += 1) await write(`s-${n}`);
    const [, ...rest] = [await write('s-bad'), await write('s-bad', 2)];
    for (let n = 50; n < 100; n += 1) await write(`s-${n}`, 2);
    running.start(refusing('s-bad'), store, db.database);
    await untilNoted(150);
    expect(await noted()).toEqual(idsBut('s-bad'));
    expect(rest.flat()).toHaveLength(2);
    await write('s-7');
    await write('s-bad', 2);
    await untilParked(([row]) => row?.['last'] === 4);
    expect(await parked()).toEqual([
      { stream: 's-bad', from: 0, last: 4, times: 1, error: 'handler-failed' },
    ]);
    expect(await noted()).toEqual(idsBut('s-bad'));
  });

  it('keeps what the error said out of SQL and of the log', async () => {
    await write('s-bad');
    running.start(refusing('s-bad'), store, db.database);
    await untilParked(({ length }) => length === 1);
    await eventually(
      () => running.codes(),
      (codes) => codes.includes('stream-parked'),
    );
    const [row] = await db.sql('select * from parked_streams');
    expect(row?.['error_where']).toMatch(/^TypeError at parking\.int-spec\.[jt]s:\d+:\d+$/);
    expect(JSON.stringify([row, running.logged])).not.toContain('ada@');
  });

  it('handles what waited when it is released, once, and goes on with what comes then', async () => {
    const consumer = refusing('s-bad');
    await write('s-a');
    const waiting = await write('s-bad', 3);
    const { runner } = running.start(consumer, store, db.database);
    await untilParked(([row]) => row?.['last'] === 2);
    consumer.bad.clear();
    await askFor('s-bad');
    runner.look();
    await untilNoted(4);
    expect(await parked()).toEqual([]);
    const later = await write('s-bad', 2);
    await untilNoted(6);
    expect((await noted()).slice(1)).toEqual([...waiting, ...later]);
    expect(running.codes()).toEqual(['stream-parked', 'stream-released']);
  });

  it('parks it again, with a count, when it fails still', async () => {
    await write('s-bad');
    const { runner } = running.start(refusing('s-bad'), store, db.database);
    await untilParked(({ length }) => length === 1);
    for (const times of [2, 3]) {
      await askFor('s-bad');
      runner.look();
      await untilParked(([row]) => row?.['times'] === times);
    }
    const [row] = await db.sql('select * from parked_streams');
    expect(row).toMatchObject({ release_asked_at: null, release_by: 'olga', from_revision: 0 });
    expect(await noted()).toEqual([]);
  });

  it('knows after a restart, or in another process, what is parked', async () => {
    const first = running.start(refusing('s-bad'), store, db.database);
    await write('s-bad');
    await untilParked(({ length }) => length === 1);
    await first.stop();
    await write('s-bad');
    await write('s-a');
    // It could handle them; but the one before them waits, so they wait behind it.
    const { runner } = running.start(new Noting(), store, db.database);
    await untilNoted(1);
    expect(await parked()).toMatchObject([{ from: 0, last: 1 }]);
    await askFor('s-bad');
    runner.look();
    await untilNoted(3);
    expect(await noted()).toEqual([...idsBut('s-bad'), ...idsBut('s-a')]);
  });

  it('parks and moves the checkpoint in one transaction: killed on either side, it is parked once', async () => {
    for (let n = 0; n < 5; n += 1) await write(`s-${n}`);
    await write('s-bad', 2);
    let calls = 0;
    /** Dies before the first transaction that would park, and right after the second one was written. */
    class Dying extends Database {
      override transaction: Database['transaction'] = async (queries) => {
        const isParking = queries.map(toStatement).some(({ sql }) => PARKS.test(sql));
        if (isParking && (calls += 1) === 1) throw new SqlUnavailable('Killed before.', 'no');
        const results = await db.database.transaction(queries);
        if (isParking && calls === 2) throw new SqlUnavailable('Killed behind.', 'unknown');
        return results;
      };
      override run = db.database.run.bind(db.database);
    }
    const checkpoint = () => readCheckpoint(db.database, 'noting-1');
    running.start(refusing('s-bad'), store, new Dying(undefined as never));
    await eventually(checkpoint, (seen) => seen?.position.commit === 6n);
    expect(await parked()).toMatchObject([{ from: 0, last: 1, times: 1 }]);
    await write('s-9');
    await untilNoted(6);
    expect(await noted()).toEqual(idsBut('s-bad'));
    expect(calls).toBe(2);
  });

  it('applies a release once when the answer to its transaction is lost', async () => {
    let isLosing = false;
    class Forgetful extends Database {
      override transaction: Database['transaction'] = async (queries) => {
        const results = await db.database.transaction(queries);
        if (isLosing && queries.length === 3) {
          isLosing = false;
          throw new SqlUnavailable('Connection lost.', 'unknown');
        }
        return results;
      };
      override run = db.database.run.bind(db.database);
    }
    const consumer = refusing('s-bad');
    const { runner } = running.start(consumer, store, new Forgetful(undefined as never));
    await write('s-bad', 2);
    await untilParked(([row]) => row?.['last'] === 1);
    consumer.bad.clear();
    isLosing = true;
    await askFor('s-bad');
    runner.look();
    await untilNoted(2);
    await write('s-bad');
    await untilNoted(3);
    expect(await noted()).toEqual(idsBut());
    expect(await parked()).toEqual([]);
  });

  it('parks nothing because an engine is away', async () => {
    const consumer = new Noting();
    const errors = [
      new EventStoreUnavailable('away'),
      new SqlUnavailable('away', 'no'),
      new Error('connect ECONNREFUSED'),
    ];
    consumer.before = () => {
      const error = errors.pop();
      return error ? Promise.reject(error) : Promise.resolve();
    };
    const ids = await write('s-a', 2);
    running.start(consumer, store, db.database);
    await untilNoted(2);
    expect(await noted()).toEqual(ids);
    expect(await parked()).toEqual([]);
    expect(running.codes()).toEqual(['consumer-failed', 'consumer-failed', 'consumer-failed']);
  });

  it('parks an order to which somebody else wrote, and one whose person is not known', async () => {
    const consumer = new Noting();
    const known = consumer.handle.bind(consumer);
    consumer.handle = async (events) => {
      const unknown = events.find(({ stream }) => stream === 's-lost');
      if (unknown) throw faultOr(unknown, new SubjectUnknown('subject-1'));
      return known(events);
    };
    await write('s-a');
    const [foreign] = await write('s-foreign');
    await write('s-lost');
    await write('s-b');
    store.foreign.add(foreign!);
    running.start(consumer, store, db.database);
    await untilNoted(2);
    expect(await parked()).toMatchObject([
      { stream: 's-foreign', error: 'foreign-event' },
      { stream: 's-lost', error: 'subject-unknown' },
    ]);
    expect(await noted()).toEqual(idsBut('s-foreign', 's-lost'));
  });

  it('stops before it parks too many, says so, and goes on when a release succeeds', async () => {
    const consumer = refusing();
    consumer.refuse = ({ stream }) => {
      if (stream.startsWith('s-bad') && !consumer.bad.has(stream)) throw new Error('Away.');
    };
    await write('s-a');
    for (let n = 0; n < PARK_LIMIT.parks + 3; n += 1) await write(`s-bad-${n}`);
    await write('s-b');
    const { runner } = running.start(consumer, store, db.database);
    await eventually(
      () => runner.health,
      ({ state }) => state === 'stopped',
    );
    expect(runner.health).toEqual({ state: 'stopped', parked: PARK_LIMIT.parks });
    expect([runner.live, await noted()]).toEqual([false, idsBut().slice(0, 1)]);
    expect(running.codes().filter((code) => code === 'consumer-stopped')).toHaveLength(1);
    // A release in vain changes nothing.
    await askFor('s-bad-0');
    runner.look();
    await untilParked(([row]) => row?.['times'] === 2);
    expect(runner.health.state).toBe('stopped');
    // The cause is removed, one is released: so the consumer tries the next ones.
    for (let n = 0; n < PARK_LIMIT.parks + 3; n += 1) consumer.bad.add(`s-bad-${n}`);
    await askFor('s-bad-0');
    runner.look();
    await untilNoted(6);
    await eventually(
      () => runner.health,
      ({ state }) => state === 'leading',
    );
    expect(runner.health).toEqual({ state: 'leading', parked: PARK_LIMIT.parks - 1 });
    expect((await noted()).at(-1)).toBe(written.at(-1)?.id);
  });

  it('counts only what was parked lately', async () => {
    const consumer = refusing('s-1', 's-2');
    const limit = { parks: 1, withinMs: 600_000 };
    const { runner } = running.start(consumer, store, db.database, { limit });
    await write('s-1');
    await untilParked(({ length }) => length === 1);
    await db.goOn(600_000);
    await write('s-2');
    await untilParked(({ length }) => length === 2);
    expect(runner.health).toEqual({ state: 'leading', parked: 2 });
  });
}, notedMigrations);
