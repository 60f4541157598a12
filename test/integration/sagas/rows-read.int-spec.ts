import type { ClaimedCommand } from '../../../src/platform/sagas/due-command.js';
import { claimDue, release } from '../../../src/platform/sagas/due-commands.claims.js';
import { writePlans } from '../../../src/platform/sagas/due-commands.plan.js';
import { Database } from '../../../src/platform/sql/database.js';
import type { Query } from '../../../src/platform/sql/query.js';
import { sql } from 'kysely';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { onEachDatabase } from '../../support/each-database.js';
import { acted, LEASE_MS, planned, planOf, roomFor } from './plans.js';

const WAITING = 10_000;
const ROOM = 32;
/** Of a party that is quick. */
const NEW = 8;

/** Rows of the table that this session has looked at, by its own count. */
const looked = sql<{ rows: number }>`
  select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
  from pg_stat_xact_user_tables where relname = 'due_commands'`.compile(queryBuilder());

onEachDatabase((db) => {
  let round = 0;

  /** Counts the rows that the database looks at for its statements. */
  class Counting extends Database {
    rowsRead = 0;

    constructor() {
      super(undefined as never);
      this.run = async (query) => (await this.counted([query]))[0] as never;
      this.transaction = (queries) => this.counted(queries) as never;
    }

    private async counted(queries: readonly Query[]) {
      const results = await db.database.transaction([looked, ...queries, looked]);
      const at = (n: number) => (results.at(n)?.rows[0] as { rows: number } | undefined)?.rows ?? 0;
      this.rowsRead += at(-1) - at(0);
      return results.slice(1, -1);
    }
  }

  async function rowsReadBy(work: (database: Database) => Promise<unknown>): Promise<number> {
    const counting = new Counting();
    await work(counting);
    return counting.rowsRead;
  }

  /** Plans for a quick party, claims all that there is room for, releases it, and what is quick is done. */
  async function workARound() {
    const token = `t-${(round += 1)}`;
    const streams = Array.from({ length: NEW }, (_, n) => `quick-${round}-${n}`);
    const plansOf = (generation: number, ...parties: readonly string[]) =>
      writePlans(
        streams.map((one) => planOf(one, generation, ...parties.map((party) => planned(party)))),
      );
    const planning = await rowsReadBy((database) => database.transaction(plansOf(1, 'quick')));
    let commands: readonly ClaimedCommand[] = [];
    const claiming = await rowsReadBy(async (database) => {
      const claim = { token, rooms: roomFor(ROOM), leaseMs: LEASE_MS };
      ({ commands } = await claimDue(database, claim));
    });
    const settlements = commands.map((claimed) => ({ claimed, settled: acted(2) }));
    const releasing = await rowsReadBy((database) => release(database, settlements));
    const ending = await rowsReadBy((database) => database.transaction(plansOf(2)));
    // What waits is as it was.
    await db.sql(`update due_commands set acted = -1, not_before = 0 where party = 'slow'`);
    return { claimed: commands.length, read: { planning, claiming, releasing, ending } };
  }

  async function expectFewRows(): Promise<void> {
    const { claimed, read } = await workARound();
    expect(claimed).toBe(ROOM + NEW);
    const most = { planning: 0, claiming: 2 * claimed, releasing: 2 * claimed, ending: 2 * NEW };
    // A few more: to find the parties, and what those at work have in their hands.
    const tooMany = Object.entries(read).filter(
      ([step, rows]) => rows > most[step as keyof typeof most] + NEW + 4,
    );
    expect(tooMany).toEqual([]);
    expect(read.claiming).toBeGreaterThanOrEqual(claimed); // it does count
  }

  it('as many rows are read as there is room for, whatever waits, whenever the plans were made', async () => {
    // Plans of an empty table, made for good.
    await db.sql('analyze due_commands');
    for (let n = 0; n < 10; n += 1) await workARound();
    await db.sql(
      `insert into due_commands (stream, party, command, lines, due_at, generation)
       select 'slow-' || n, 'slow', 'FulfillOrder', '["1"]', n, 0 from generate_series(1, $1::int) n`,
      WAITING,
    );
    await expectFewRows();
    await db.sql('analyze due_commands');
    for (let n = 0; n < 7; n += 1) await expectFewRows();
  });
});
