import { once } from 'node:events';
import { pino } from 'pino';
import type { ClaimedCommand, Lease, Settle } from '../../../src/platform/sagas/due-command.js';
import { DueCommandWorker } from '../../../src/platform/sagas/due-command.worker.js';
import { Database } from '../../../src/platform/sql/database.js';
import { SqlUnavailable } from '../../../src/platform/sql/sql-errors.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { claim, nowMs, planned, planOf, write } from './plans.js';

/** Nobody waits so long in a test. */
const NEVER_MS = 1_000_000;

/** Does what the spec says; by default it settles everything as done. */
class FakeRunner {
  readonly groups: string[][] = [];
  working = 0;
  most = 0;
  work: (group: readonly ClaimedCommand[], settle: Settle) => Promise<void> = (group, settle) => {
    for (const claimed of group) settle(claimed, { kind: 'acted', revision: 1_000 });
    return Promise.resolve();
  };

  async run(group: readonly ClaimedCommand[], _: Lease, settle: Settle): Promise<void> {
    this.groups.push(group.map(({ stream, party }) => `${stream} ${party}`).sort());
    this.working += 1;
    this.most = Math.max(this.most, this.working);
    try {
      await this.work(group, settle);
    } finally {
      this.working -= 1;
    }
  }
}

/** Fails as often as it is told. */
class FailingDatabase extends Database {
  failures = 0;
  seen = 0;

  constructor(real: Database, fails: (sql: string) => boolean) {
    super(undefined as never);
    this.run = (query) => {
      const text = JSON.stringify(query);
      if (!fails(text) || this.failures === 0) return real.run(query);
      this.failures -= 1;
      this.seen += 1;
      return Promise.reject(new SqlUnavailable('SQL is away.', 'no'));
    };
  }
}

onEachDatabase((db) => {
  let runner: FakeRunner;
  let stop: AbortController;
  let running: Promise<void>;
  let mayClaim: boolean;
  let errors: string[];

  beforeEach(() => {
    runner = new FakeRunner();
    stop = new AbortController();
    running = Promise.resolve();
    mayClaim = true;
    errors = [];
  });

  afterEach(async () => {
    stop.abort();
    await running;
  });

  function start({ parallel = 32, pollMs = NEVER_MS, database = db.database } = {}) {
    const logger = pino({ level: 'error' }, { write: (line: string) => errors.push(line) });
    const limitsOf = () => ({ room: parallel, failures: 3, openMs: 10_000 });
    const options = { parties: ['x'], limitsOf, pollMs, callMs: 10_000, mayClaim: () => mayClaim };
    const worker = new DueCommandWorker(database, runner, options, logger);
    running = worker.run(stop.signal);
    return worker;
  }

  const groups = (count: number) =>
    eventually(
      () => runner.groups,
      ({ length }) => length >= count,
    );
  const rows = () =>
    db.sql('select stream, party, lease, acted, given_back from due_commands order by 1, 2');
  const free = async () => (await rows()).every(({ lease }) => lease === null);
  const whenFree = () => eventually(free, (isFree) => isFree);

  it('does what is due, the commands of a stream together', async () => {
    await write(db, planOf('a', 1, planned('x'), planned('y')), planOf('b', 1, planned('x')));
    start();
    expect([...(await groups(2))].sort()).toEqual([['a x', 'a y'], ['b x']]);
    await whenFree();
    expect(await rows()).toMatchObject([{ acted: 1_000 }, { acted: 1_000 }, { acted: 1_000 }]);
  });

  it('does a command alone whose claim was lost before', async () => {
    await write(db, planOf('a', 1, planned('x')));
    await claim(db);
    await db.goOn(30_000);
    await write(db, planOf('a', 2, planned('x'), planned('y'), planned('z')));
    start();
    expect([...(await groups(2))].sort()).toEqual([['a x'], ['a y', 'a z']]);
  });

  it('holds a claim for one call and a few seconds: longer the claims of a killed one would hold nobody up', async () => {
    await write(db, planOf('a', 1, planned('x')));
    runner.work = () => once(stop.signal, 'abort').then(() => undefined);
    start();
    await groups(1);
    await db.goOn(17_000);
    expect(await claim(db)).toHaveLength(1);
  });

  it('works on so many at once and no more', async () => {
    const streams = Array.from({ length: 20 }, (_, n) => planOf(`s-${n}`, 1, planned('x')));
    await write(db, ...streams);
    const ends: (() => void)[] = [];
    runner.work = async (group, settle) => {
      await new Promise<void>((resolve) => ends.push(resolve));
      for (const claimed of group) settle(claimed, { kind: 'acted', revision: 9 });
    };
    start({ parallel: 3 });
    for (let done = 0; done < 20; done += 1) {
      const expected = Math.min(3, 20 - done);
      await eventually(
        () => ends.length,
        (length) => length === expected,
      );
      ends.shift()?.();
    }
    await whenFree();
    expect(runner.most).toBe(3);
    expect(runner.groups).toHaveLength(20);
  });

  it('begins at once when it is woken', async () => {
    const worker = start();
    await write(db, planOf('a', 1, planned('x')));
    worker.wake();
    await groups(1);
  });

  it('loses no wake-up that comes while it looks', async () => {
    const looking = new Database(undefined as never);
    let looks = 0;
    looking.run = async (query) => {
      const found = await db.database.run(query);
      if ((looks += 1) === 1) {
        await write(db, planOf('a', 1, planned('x')));
        worker.wake();
      }
      return found;
    };
    const worker = start({ database: looking });
    await groups(1);
  });

  it('takes more when what it took belongs to few streams', async () => {
    const first = planOf('a', 1, planned('x'), planned('y'));
    await write(db, first, planOf('b', 1, planned('x', { dueAt: 1 })));
    const ends: (() => void)[] = [];
    runner.work = () => new Promise<void>((resolve) => ends.push(resolve));
    start({ parallel: 2 });
    expect(await groups(2)).toEqual([['a x', 'a y'], ['b x']]);
    for (const end of ends) end();
  });

  it('looks again by itself when the next command is due', async () => {
    await write(db, planOf('a', 1, planned('x', { dueAt: (await nowMs(db)) + 100 })));
    start();
    await groups(1);
  });

  it('looks again by itself now and then, for what others planned', async () => {
    start({ pollMs: 5 });
    await write(db, planOf('a', 1, planned('x')));
    await groups(1);
  });

  it('claims nothing while it may not', async () => {
    mayClaim = false;
    await write(db, planOf('a', 1, planned('x')));
    const worker = start({ pollMs: 1 });
    for (let times = 0; times < 20; times += 1) {
      worker.wake();
      await nowMs(db);
      await new Promise((go) => setImmediate(go));
    }
    expect(runner.groups).toEqual([]);
    mayClaim = true;
    await groups(1);
  });

  it('gives back what broke, and goes on', async () => {
    await write(db, planOf('a', 1, planned('x'), planned('y')), planOf('b', 1, planned('x')));
    const { work } = runner;
    runner.work = (group, settle) => {
      mayClaim = runner.groups.length < 2;
      return group[0]?.stream === 'a' ? Promise.reject(new Error('A bug.')) : work(group, settle);
    };
    start();
    await groups(2);
    await whenFree();
    expect(await rows()).toMatchObject([
      ...[{ given_back: 1 }, { given_back: 1 }, { given_back: 0, acted: 1_000 }],
    ]);
    expect(errors.join()).toContain('A bug.');
  });

  it('lets go of what is settled before the rest of its group is', async () => {
    await write(db, planOf('a', 1, planned('x'), planned('y')));
    let end: () => void = () => undefined;
    runner.work = async (group, settle) => {
      mayClaim = false;
      settle(
        group.find(({ party }) => party === 'x')!,
        { kind: 'acted', revision: 2 },
      );
      await new Promise<void>((resolve) => (end = resolve));
      throw new Error('A bug.');
    };
    start();
    const [first] = await eventually(rows, ([x]) => x?.['acted'] === 2);
    expect(first).toMatchObject({ party: 'x', lease: null });
    expect(await rows()).not.toContainEqual(expect.objectContaining({ party: 'y', lease: null }));
    end();
    await whenFree();
    expect(await rows()).toMatchObject([
      { given_back: 0 },
      { party: 'y', given_back: 1, acted: -1 },
    ]);
  });

  it('gives back what its runner forgot to settle', async () => {
    await write(db, planOf('a', 1, planned('x')));
    runner.work = () => {
      mayClaim = false; // what is given back may be due before the rows are looked at
      return Promise.resolve();
    };
    start();
    await groups(1);
    await whenFree();
    expect(await rows()).toMatchObject([{ given_back: 1 }]);
  });

  it('goes on after SQL was away', async () => {
    const database = new FailingDatabase(db.database, () => true);
    database.failures = 3;
    await write(db, planOf('a', 1, planned('x')));
    start({ database, pollMs: 1 });
    await groups(1);
    expect(database.seen).toBe(3);
  });

  it('leaves a claim that cannot be released to run out', async () => {
    const database = new FailingDatabase(db.database, (sql) =>
      sql.includes('release_due_commands'),
    );
    database.failures = 1;
    await write(db, planOf('a', 1, planned('x')));
    start({ database, pollMs: 5 });
    await groups(1);
    await eventually(
      () => errors.join(),
      (said) => said.includes('claim could not be released'),
    );
    await db.goOn(30_000);
    await groups(2);
    await whenFree();
  });

  it('lets what is running end when it is told to stop, and begins nothing more', async () => {
    await write(db, planOf('a', 1, planned('x')));
    let end: () => void = () => undefined;
    runner.work = async (group, settle) => {
      await new Promise<void>((resolve) => (end = resolve));
      for (const claimed of group) settle(claimed, { kind: 'acted', revision: 9 });
    };
    const worker = start();
    await groups(1);
    let over = false;
    void running.then(() => (over = true));
    stop.abort();
    await write(db, planOf('b', 1, planned('x')));
    worker.wake();
    await nowMs(db);
    expect(over).toBe(false);
    end();
    await running;
    expect(await rows()).toMatchObject([
      { stream: 'a', lease: null, acted: 9 },
      { stream: 'b', lease: null, acted: -1 },
    ]);
    expect(runner.groups).toHaveLength(1);
  });
});
