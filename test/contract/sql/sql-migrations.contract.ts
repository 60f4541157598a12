import { sql } from 'kysely';
import { Database } from '../../../src/platform/sql/database.js';
import { migrate } from '../../../src/platform/sql/migrations/migrate.js';
import { platformMigrations } from '../../../src/platform/sql/migrations/platform-migrations.js';
import type { PlatformTables } from '../../../src/platform/sql/platform-tables.js';
import { nowMs, queryBuilder } from '../../../src/platform/sql/query-builder.js';
import type { SqlEngine } from '../../../src/platform/sql/sql-engine.js';

const tables = queryBuilder<PlatformTables>();
const first = { name: 'test/0001-a', statements: ['create table a (n bigint)'] };
const second = { name: 'test/0002-b', statements: ['alter table a add column m bigint'] };
const broken = { name: 'test/0003-c', statements: ['create table c (n bigint)', 'nonsense'] };

/** Migrations, on every engine. `open` gives an engine on an empty database of its own. */
export function describeMigrations(open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;

  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  it('run in order, once', async () => {
    expect(await migrate(engine, [first, second])).toEqual([first.name, second.name]);
    expect(await migrate(engine, [first, second])).toEqual([]);
    await engine.query({ sql: 'select n, m from a', parameters: [] });
  });

  it('leave nothing of one that fails, and run it when it is right', async () => {
    await expect(migrate(engine, [first, second, broken])).rejects.toThrow('test/0003-c');
    const repaired = { ...broken, statements: ['create table c (n bigint)'] };
    expect(await migrate(engine, [first, second, repaired])).toEqual([broken.name]);
  });

  it('refuse one that was changed after it ran, and two of one name', async () => {
    const changed = { ...first, statements: ['create table a (n text)'] };
    await expect(migrate(engine, [changed])).rejects.toThrow('was changed');
    await expect(migrate(engine, [first, first])).rejects.toThrow('Two migrations');
  });

  it('run once when two processes start together', async () => {
    const more = Array.from({ length: 5 }, (_, n) => ({
      name: `together/${n}`,
      statements: [`create table together_${n} (n bigint)`],
    }));
    const ran = await Promise.all([migrate(engine, more), migrate(engine, more)]);
    expect(ran.flat().toSorted()).toEqual(more.map(({ name }) => name));
  });

  it('give the platform its clock, which can be shifted', async () => {
    await migrate(engine, platformMigrations);
    const db = new Database(engine);
    const read = sql<{ now: number; real: number }>`
      select ${nowMs} as now, (extract(epoch from clock_timestamp()) * 1000)::bigint as real`;
    const hour = 3_600_000;
    const [before] = await db.rows(read.compile(tables));
    await db.run(tables.updateTable('clock_shift').set({ ms: hour }));
    const [after] = await db.rows(read.compile(tables));
    expect(before!.real - before!.now).toBeLessThan(hour / 2);
    expect(after!.now - after!.real).toBeGreaterThan(hour / 2);
  });

  it('give the platform its checkpoints', async () => {
    await migrate(engine, platformMigrations);
    const db = new Database(engine);
    const at = { consumer: 'saga', position: 'C:18446744073709551615', event_id: null };
    const [saved] = await db.rows(tables.insertInto('checkpoints').values(at).returningAll());
    expect(saved).toMatchObject(at);
    expect(saved!.updated_at).toBeGreaterThan(1_700_000_000_000);
  });
}
