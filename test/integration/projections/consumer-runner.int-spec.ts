import { pino } from 'pino';
import { moveCheckpoint, readCheckpoint } from '../../../src/platform/projections/checkpoints.js';
import { ConsumerRunner } from '../../../src/platform/projections/consumer-runner.js';
import type { Consumer } from '../../../src/platform/projections/consumer.js';
import { Database } from '../../../src/platform/sql/database.js';
import { SqlUnavailable } from '../../../src/platform/sql/sql-errors.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { CountingStore, migrations, Noting } from './noting-consumer.js';

onEachDatabase((db) => {
  const logger = pino({ level: 'silent' });
  let store: CountingStore;
  let stops: AbortController[];
  let running: Promise<void>[];
  let written: string[];
  const restsAfter: number[] = [];

  beforeEach(() => {
    store = new CountingStore();
    [stops, running, written] = [[], [], []];
    restsAfter.length = 0;
  });

  afterEach(async () => {
    for (const stop of stops) stop.abort();
    await Promise.all(running);
    expect(store.open).toBe(0);
  });

  async function write(count: number): Promise<void> {
    const events = Array.from({ length: count }, () => eventToWrite());
    await store.append('s', written.length - 1, events);
    written.push(...events.map(({ id }) => id));
  }

  function start(consumer: Consumer, database: Database = db.database) {
    const stop = new AbortController();
    const rest = async (failures: number) => {
      restsAfter.push(failures);
      await new Promise((resolve) => setImmediate(resolve));
    };
    const runner = new ConsumerRunner(consumer, store, database, logger, { rest });
    const run = runner.run(stop.signal);
    stops.push(stop);
    running.push(run);
    return {
      runner,
      stop: async () => {
        stop.abort();
        await run;
      },
    };
  }

  const noted = async () =>
    (await db.sql('select id from noted order by place')).map(({ id }) => String(id));
  const checkpoint = () => readCheckpoint(db.database, 'noting-1');
  const untilNoted = async () => {
    await eventually(noted, (ids) => ids.length >= written.length);
    expect(await noted()).toEqual(written);
    const position = { commit: BigInt(written.length - 1) };
    expect(await checkpoint()).toMatchObject({
      ...{ position, event: { id: written.at(-1), position } },
    });
  };

  it('notes every event once, in order, and moves its checkpoint along', async () => {
    await write(1_300);
    const consumer = new Noting();
    start(consumer);
    await untilNoted();
    await write(3);
    await untilNoted();
    expect(consumer.calls).not.toContain('reset');
  });

  it('goes on from its checkpoint after a restart', async () => {
    await write(5);
    const { stop } = start(new Noting());
    await untilNoted();
    await stop();
    await write(2);
    const again = new Noting();
    start(again);
    await untilNoted();
    const handled = again.calls.map((call) => Number(/handle (\d+)/.exec(call)?.[1] ?? 0));
    expect(handled.reduce((a, b) => a + b)).toBe(2);
  });

  it('writes nothing of a batch that it cannot handle, and tries it again', async () => {
    await write(1);
    const consumer = new Noting();
    let failing = 3;
    consumer.before = async () => {
      expect(await noted()).toEqual([]);
      expect(await checkpoint()).toBeUndefined();
      if (failing-- > 0) throw new Error('A bug.');
    };
    start(consumer);
    await untilNoted();
    expect(consumer.calls).toEqual([
      ...['handle 1', 'reset', 'handle 1', 'reset', 'handle 1', 'reset', 'handle 1', 'committed'],
    ]);
  });

  it('rests longer with every failure, until it moves', async () => {
    await write(2);
    const { stop } = start(new Noting());
    await untilNoted();
    await stop();
    const consumer = new Noting();
    let failing = 3;
    consumer.before = () =>
      failing-- > 0 ? Promise.reject(new Error('A bug.')) : Promise.resolve();
    start(consumer);
    await write(1);
    await untilNoted();
    failing = 1;
    await write(1);
    await untilNoted();
    expect(restsAfter).toEqual([1, 2, 3, 1]);
  });

  it('moves no checkpoint when its rows are refused, though those of each stream alone are not', async () => {
    await write(2);
    const consumer = new Noting();
    let handled = 0;
    consumer.before = () => Promise.resolve(void (handled += 1));
    consumer.idOf = ({ id }) => (handled % 2 === 1 ? '' : id); // against a constraint
    start(consumer);
    await eventually(
      () => restsAfter.length,
      (rests) => rests > 2,
    );
    expect([await noted(), await checkpoint()]).toEqual([[], undefined]);
    consumer.idOf = ({ id }) => id;
    await untilNoted();
  });

  it('writes no rows when somebody else moved the checkpoint', async () => {
    await write(2);
    const consumer = new Noting();
    let first = true;
    consumer.before = async () => {
      if (!first) return;
      first = false;
      const position = { commit: 0n, prepare: 0n };
      const there = { position, event: { id: written[0]!, position } };
      const lead = { consumer: 'noting-1', token: 1 };
      await db.database.transaction([moveCheckpoint(lead, undefined, there)]);
    };
    start(consumer);
    await eventually(noted, ({ length }) => length > 0);
    expect(await noted()).toEqual(written.slice(1));
  });

  it('never applies an event twice when two run at once', async () => {
    await write(50);
    start(new Noting());
    start(new Noting());
    for (let rounds = 0; rounds < 25; rounds += 1) await write(2);
    await untilNoted();
  });

  it('applies nothing twice when the answer to its transaction was lost', async () => {
    let lost = 0;
    class Forgetful extends Database {
      override transaction: Database['transaction'] = async (queries) => {
        const results = await db.database.transaction(queries);
        if ((lost += 1) % 2 === 1) throw new SqlUnavailable('Connection lost.', 'unknown');
        return results;
      };

      override run = db.database.run.bind(db.database);
    }
    await write(20);
    start(new Noting(), new Forgetful(undefined as never));
    await untilNoted();
    await write(20);
    await untilNoted();
    expect(lost).toBeGreaterThan(1);
  });

  it('lets go of its subscription when it fails with much more to come', async () => {
    await write(2_000);
    const consumer = new Noting();
    let failing = 4;
    consumer.before = async () => {
      for (let turns = 0; turns < 50; turns += 1) await new Promise((go) => setImmediate(go));
      expect(store.open).toBe(1);
      if (failing-- > 0) throw new Error('A bug.');
    };
    start(consumer);
    await untilNoted();
  });

  it('is live when it has caught up, and not from a drop until it has caught up again', async () => {
    await write(1);
    const { runner } = start(new Noting());
    await eventually(
      () => runner.live,
      (live) => live,
    );
    let goOn: () => void = () => undefined;
    store.stay = new Promise((resolve) => (goOn = resolve));
    store.dropNext = true;
    await write(1);
    await eventually(
      () => runner.live,
      (live) => !live,
    );
    goOn();
    await eventually(
      () => runner.live,
      (live) => live,
    );
    await untilNoted();
  });

  it('is not live by what was said before a drop', async () => {
    await write(1);
    const consumer = new Noting();
    let goOn: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => (goOn = resolve));
    consumer.before = () => busy;
    const { runner } = start(consumer);
    await eventually(
      () => consumer.calls.length,
      (calls) => calls > 0,
    );
    let comeBack: () => void = () => undefined;
    store.stay = new Promise((resolve) => (comeBack = resolve));
    store.dropNext = true; // behind "caught up", which waits while the consumer is busy
    await write(1);
    await eventually(
      () => store.open,
      (open) => open === 0,
    );
    consumer.before = () => Promise.resolve();
    goOn();
    await untilNoted();
    expect(runner.live).toBe(false);
    comeBack();
    await eventually(
      () => runner.live,
      (live) => live,
    );
  });

  it('moves its checkpoint past what does not concern it', async () => {
    const others = Array.from({ length: 999 }, () => eventToWrite());
    await store.append('other', -1, others);
    start(new Noting());
    const place = { commit: 499n, prepare: 499n };
    expect(await eventually(checkpoint, (at) => at !== undefined)).toEqual({
      ...{ position: place, event: null },
    });
  });

  it('says when its checkpoint moved', async () => {
    const query = 'select updated_at from checkpoints';
    await write(1);
    start(new Noting());
    await untilNoted();
    const [before] = await db.sql(query);
    await db.goOn(3_600_000);
    await write(1);
    await untilNoted();
    const [after] = await db.sql(query);
    const moved = Number(after?.['updated_at']) - Number(before?.['updated_at']);
    expect(moved).toBeGreaterThanOrEqual(3_600_000);
  });
}, migrations);
