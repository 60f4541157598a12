import { pino } from 'pino';
import { CodeKeyRing, CodeKeys } from '../../../src/codes/code-keys.js';
import { codeHash, codeOf } from '../../../src/codes/code.js';
import { EnrollmentCodeBook } from '../../../src/codes/issued/code-book.js';
import { SqlCodeIndex } from '../../../src/codes/read/code-index/code-index.js';
import { codeIndexProjection } from '../../../src/codes/read/code-index/code-index.projection.js';
import { codeIndexMigrations } from '../../../src/codes/read/code-index/code-index.tables.js';
import { CodeLookup } from '../../../src/codes/read/code-index/code-lookup.js';
import { IndexNews } from '../../../src/codes/read/code-index/index-news.js';
import { isRejection } from '../../../src/kernel/rejection.js';
import { HouseKey } from '../../../src/platform/key-vault/house-key.js';
import { Consumers } from '../../../src/platform/projections/consumers.js';
import {
  beginBuild,
  rollBack,
  switchOver,
} from '../../../src/platform/projections/versions/builds.js';
import { readProjection } from '../../../src/platform/projections/versions/projection-row.js';
import type { Projection } from '../../../src/platform/projections/versions/projection.js';
import { Projections } from '../../../src/platform/projections/versions/projections.js';
import { NO_WAKES } from '../../../src/platform/sql/wakes.js';
import { CODE_KEY, CodesWorld, HASHES, LINE } from '../../support/codes-world.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { NOW } from '../../support/given-when-then.js';

const PACE = { tickMs: 20, apartMs: 0 };
const NEW_KEY = new HouseKey('k2', Buffer.alloc(32, 2));
const NEW_LINE = { orderNumber: 'EDX-100002', lineId: '1' };
const NEW_HASH = codeHash(codeOf(NEW_KEY, NEW_LINE, 0));
const [USED = '', UNUSED = ''] = HASHES;
const NO_CODE = codeHash('0000000000000000');

onEachDatabase((db) => {
  let world: CodesWorld;
  let stops: (() => Promise<void>)[];

  beforeEach(async () => {
    [world, stops] = [new CodesWorld(), []];
    await db.sql(
      'drop table if exists projections_beside.enrollment_codes, projections_kept.enrollment_codes',
    );
    await world.book.issue(LINE, 3);
    await world.reserve('grace');
  });
  afterEach(() => Promise.all(stops.map((stop) => stop())));

  /** A process with these keys. What it builds beside the live index waits until it is let go on. */
  function start(...[current, ...others]: readonly [HouseKey, ...HouseKey[]]) {
    const logger = pino({ level: 'silent' });
    const { database } = db;
    const made = codeIndexProjection(new CodeKeys(current, others), new IndexNews(), logger);
    let letGo: () => void = () => undefined;
    const leave = new Promise<void>((resolve) => (letGo = resolve));
    const consumer: Projection['consumer'] = (place) => {
      const real = made.consumer(place);
      const { name, prefixes } = real;
      const committed = real.committed.bind(real);
      const reset = real.reset.bind(real);
      const handle: typeof real.handle = async (events) => {
        if (place === 'beside') await leave;
        return real.handle(events);
      };
      return { name, prefixes, handle, committed, reset };
    };
    const projection = { ...made, consumer };
    const { store } = world.outside;
    const consumers = new Consumers(store, database, logger, NO_WAKES, PACE);
    const over = new AbortController();
    const projections = new Projections(consumers, store, database, logger, PACE);
    const running = projections.add(projection).run(over.signal);
    const stop = async () => {
      letGo();
      over.abort();
      await running;
    };
    stops.push(stop);
    const lookup = new CodeLookup(new SqlCodeIndex(database, projection));
    /** The order of the code's line, or the code of the refusal. */
    const find = async (hash: string) => {
      const found = await lookup.lineOf(hash);
      return isRejection(found) ? found.code : found.orderNumber;
    };
    const untilFound = (hash: string, wanted: string) =>
      eventually(
        () => find(hash),
        (seen) => seen === wanted,
      );
    return { projection, stop, letGo, find, untilFound };
  }

  /** A line gets a code of that key. */
  async function issueWith(key: HouseKey): Promise<void> {
    const vault = { houseKey: () => Promise.resolve(key) };
    const keys = new CodeKeyRing({ current: undefined, previous: [] }, vault);
    const { store, newId } = world.outside;
    const book = new EnrollmentCodeBook(store, world.codes, keys, newId, () => NOW);
    await book.issue(NEW_LINE, 1);
  }

  const row = () => readProjection(db.database, 'enrollment-codes');
  const until = (wanted: (seen: NonNullable<Awaited<ReturnType<typeof row>>>) => boolean) =>
    eventually(row, (seen) => seen !== undefined && wanted(seen));
  const uses = async (schema: string) =>
    (await db.sql(`select use from ${schema}.enrollment_codes order by order_number, position`))
      .map(({ use }) => String(use))
      .join();

  it('is built anew beside the one that is read, switched to, and taken back; what is not there yet is behind, never unknown', async () => {
    const { projection, find, untilFound, letGo } = start(CODE_KEY);
    await untilFound(NO_CODE, 'code-not-found');
    expect(await uses('public')).toBe('reserved,unused,unused');
    await beginBuild(db.database, projection, { byItself: false, after: 0 });
    await until(({ state }) => state === 'building');
    expect(await uses('projections_beside')).toBe('');
    expect([await find(USED), await find(UNUSED), await find(NO_CODE)]).toEqual([
      ...[LINE.orderNumber, LINE.orderNumber, 'code-not-found'],
    ]);
    letGo();
    await until(({ state }) => state === 'ready');
    expect(await uses('projections_beside')).toBe(await uses('public'));
    await eventually(
      () => switchOver(db.database, projection),
      (done) => done,
    );
    expect(await find(UNUSED)).toBe(LINE.orderNumber);
    await issueWith(CODE_KEY);
    const added = codeHash(codeOf(CODE_KEY, NEW_LINE, 0));
    await untilFound(added, NEW_LINE.orderNumber);
    // What was kept does not have it: until it has caught up, nobody is told that there is no such code.
    expect(await rollBack(db.database, projection)).toBe(true);
    expect(await find(added)).not.toBe('code-not-found');
    await untilFound(added, NEW_LINE.orderNumber);
    await untilFound(NO_CODE, 'code-not-found');
    expect(await uses('public')).toBe(await uses('projections_kept'));
  });

  it('is built anew with other keys; meanwhile codes of before are found, and of others nobody says that there are none', async () => {
    const before = start(CODE_KEY);
    await before.untilFound(NO_CODE, 'code-not-found');
    await before.stop();
    // The key of before is lost.
    const { find, untilFound, letGo } = start(NEW_KEY);
    await issueWith(NEW_KEY);
    await until(({ state }) => state === 'building');
    expect([await find(USED), await find(NEW_HASH), await find(NO_CODE)]).toEqual([
      ...[LINE.orderNumber, 'codes-behind', 'codes-behind'],
    ]);
    letGo();
    await untilFound(NEW_HASH, NEW_LINE.orderNumber);
    await untilFound(NO_CODE, 'code-not-found');
    expect(await uses('public')).toBe('reserved,unused,unused,unused');
    // One that still has the keys of before knows that others know more.
    expect([await before.find(UNUSED), await before.find(NO_CODE)]).toEqual([
      ...[LINE.orderNumber, 'codes-behind'],
    ]);
    // With both keys, all of it is made again.
    const { letGo: goOn, ...both } = start(NEW_KEY, CODE_KEY);
    goOn();
    await both.untilFound(NO_CODE, 'code-not-found');
    expect(await uses('public')).toBe('reserved,unused,unused,unused');
  });
}, codeIndexMigrations);
