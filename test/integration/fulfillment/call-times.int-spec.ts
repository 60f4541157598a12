import { callTimesMigrations } from '../../../src/fulfillment/call-times/call-times.tables.js';
import { CallTimes } from '../../../src/fulfillment/call-times/call-times.js';
import {
  CALL_TIMES_KEPT_MS,
  writeCallTimes,
} from '../../../src/fulfillment/call-times/write-call-times.js';
import { CallFiguresHandler } from '../../../src/fulfillment/read/call-figures/call-figures.query.js';
import { onEachDatabase } from '../../support/each-database.js';
import { nowMs } from '../sagas/plans.js';

const HOUR_MS = 3_600_000;

/** What one process has measured: so many calls of so many ms. */
function measured(module: string, ...times: readonly number[]) {
  const calls = new CallTimes();
  for (const ms of times) calls.add(module, ms);
  return calls.take();
}

onEachDatabase((db) => {
  const told = async () => (await new CallFiguresHandler(db.database).execute()).modules;

  // Each test begins at half past, far from where an hour turns: clocks of machines are also set back.
  beforeEach(async () => {
    await db.goOn(1.5 * HOUR_MS - ((await nowMs(db)) % HOUR_MS));
  });

  it('the calls of all processes are told together, of this hour and the one before', async () => {
    expect(await told()).toEqual([]);
    await writeCallTimes(db.database, measured('enrollment', 80, 80, 80));
    await writeCallTimes(db.database, [
      ...measured('webhook', 10),
      ...measured('enrollment', 80, 5_120),
    ]);
    const [enrollment, webhook] = await told();
    expect(enrollment).toMatchObject({ module: 'enrollment', calls: 5 });
    expect(enrollment!.p50Ms).toBeGreaterThan(60);
    expect(enrollment!.p50Ms).toBeLessThan(90);
    expect(enrollment!.p95Ms).toBeGreaterThan(4_000);
    expect(webhook).toMatchObject({ module: 'webhook', calls: 1 });
    await db.goOn(HOUR_MS);
    expect(await told()).toHaveLength(2);
    await db.goOn(HOUR_MS);
    expect(await told()).toEqual([]);
  });

  it('what is old is forgotten with the next', async () => {
    const rows = () => db.sql('select module from call_times');
    await writeCallTimes(db.database, measured('enrollment', 80));
    await db.goOn(CALL_TIMES_KEPT_MS + HOUR_MS);
    await writeCallTimes(db.database, measured('webhook', 80));
    expect(await rows()).toEqual([{ module: 'webhook' }]);
  });
}, callTimesMigrations);
