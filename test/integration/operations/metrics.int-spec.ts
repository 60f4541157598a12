import { jest } from '@jest/globals';
import { operationsGauges } from '../../../src/operations/gauges.js';
import { figuresMigrations } from '../../../src/operations/read/figures/figures.tables.js';
import { stuckWorkMigrations } from '../../../src/operations/read/stuck-work/stuck-work.tables.js';
import { Metrics } from '../../../src/platform/metrics/metrics.js';
import { Scrape } from '../../../src/platform/metrics/scrape.js';
import type { ConsumerReport } from '../../../src/platform/projections/consumer-report.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { dueCommandGauges } from '../../../src/platform/sagas/due-commands.gauges.js';
import type { Database } from '../../../src/platform/sql/database.js';
import { SqlUnavailable } from '../../../src/platform/sql/sql-errors.js';
import { onEachDatabase } from '../../support/each-database.js';
import { at, NOW, recorded } from '../../support/given-when-then.js';
import { fulfillmentFailed, lineFulfilled, placedOrder } from '../../support/order-fixtures.js';
import { planned, planOf, write } from '../sagas/plans.js';
import { takeIn } from './run-projection.js';

const REPORT: ConsumerReport = {
  ...{ consumer: 'operations', state: 'catching-up', lagMs: 1500, parked: 2, position: null },
};

/** The lines that tell values of ours, without those that only explain. */
const ours = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('makegood_'));

function scrapeOf(database: Database, patienceMs?: number) {
  const destination = { write: () => undefined };
  const logger = createLogger({ level: 'warn', json: true, destination });
  const consumers = {
    reports: () => Promise.resolve([REPORT]),
    swept: () => ({ saga: { compared: 9, repaired: 1, failed: 0 } }),
  };
  const gauges = [...operationsGauges, ...dueCommandGauges];
  return new Scrape(new Metrics(), gauges, { consumers, database, logger }, patienceMs);
}

onEachDatabase(
  (db) => {
    describe('a scrape', () => {
      it('tells how all orders are, what is stuck, and what workers have to do', async () => {
        await db.goOn(NOW + 60_000 - Date.now());
        const donated = lineFulfilled({ lineId: '2', module: 'donation' });
        const givenUp = fulfillmentFailed({ nextAttemptAt: null });
        await takeIn(db.database, recorded([...placedOrder(), donated, givenUp]), { batch: 10 });
        await write(db, planOf('a', 1, planned('enrollment', { dueAt: NOW })));
        await write(db, planOf('b', 1, planned('enrollment', { dueAt: NOW + 3_600_000 })));
        await db.sql("insert into paused_parties values ('donation', 1, 'Moved.', 'olga')");
        await db.sql(
          `insert into party_breakers values ('enrollment', 'open', 1, 'lms-503', 1, 1, null, null, null, now_ms() + 60000),
           ('donation', 'open', 1, 'over', 1, 1, null, null, null, now_ms() - 1)`,
        );
        const lines = ours(await scrapeOf(db.database).text());
        expect(lines.filter((line) => line.includes('breaker'))).toEqual([
          'makegood_party_breaker{party="enrollment",state="open"} 1',
        ]);
        expect(lines).toEqual(
          expect.arrayContaining([
            'makegood_database_up 1',
            'makegood_orders{status="Fulfillment Error"} 1',
            'makegood_lines{status="Complete"} 1',
            'makegood_stuck_lines{module="enrollment",class="server",needs_person="true"} 1',
            'makegood_lines_given_up{module="enrollment"} 1',
            'makegood_stuck_oldest_seconds{needs_person="false"} 0',
            'makegood_due_commands{party="enrollment",state="due"} 1',
            'makegood_due_commands{party="enrollment",state="scheduled"} 1',
            'makegood_party_paused{party="donation"} 1',
            'makegood_consumer_state{consumer="operations",state="catching-up"} 1',
            'makegood_consumer_state{consumer="operations",state="live"} 0',
            'makegood_consumer_lag_seconds{consumer="operations"} 1.5',
            'makegood_parked_streams{consumer="operations"} 2',
          ]),
        );
        const ages = lines.filter((line) =>
          /oldest_seconds\{(needs_person="true"|party)/.test(line),
        );
        expect(ages.map((line) => Math.round(Number(line.split(' ')[1]) / 60))).toEqual([1, 1]);
      });

      it('tells no more of what is over', async () => {
        const failing = recorded([...placedOrder(), fulfillmentFailed({ nextAttemptAt: at(1) })]);
        await takeIn(db.database, failing, { batch: 10 });
        const told = (text: string) => ours(text).filter((line) => line.includes('stuck_lines'));
        expect(told(await scrapeOf(db.database).text())).toHaveLength(1);
        await db.sql('truncate stuck_work');
        expect(told(await scrapeOf(db.database).text())).toEqual([]);
      });
    });
  },
  [...stuckWorkMigrations, ...figuresMigrations],
);

describe('a scrape without SQL', () => {
  const transaction = jest.fn<() => Promise<never>>();
  const scrape = scrapeOf({ transaction } as unknown as Database, 20);
  beforeEach(() => transaction.mockReset());

  it('says so, and tells all that the process knows by itself', async () => {
    transaction.mockRejectedValue(new SqlUnavailable('Down in a test.', 'no'));
    const text = await scrapeOf({ transaction } as unknown as Database).text();
    expect(ours(text)).toEqual([
      ...['makegood_database_up 0', 'makegood_sweep_repaired{consumer="saga"} 1'],
      'makegood_sweep_failed{consumer="saga"} 0',
    ]);
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('waits for an answer only so long, and asks no second time meanwhile', async () => {
    transaction.mockReturnValue(new Promise(() => undefined));
    expect(ours(await scrape.text())).toContain('makegood_database_up 0');
    expect(ours(await scrape.text())).toContain('makegood_database_up 0');
    expect(transaction).toHaveBeenCalledTimes(1);
  });
});
