import { sql } from 'kysely';
import { Database } from '../../../src/platform/sql/database.js';
import { expectRows } from '../../../src/platform/sql/query.js';
import type { Query } from '../../../src/platform/sql/query.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import type { SqlEngine } from '../../../src/platform/sql/sql-engine.js';
import {
  RowCountMismatch,
  SqlError,
  SqlUnavailable,
} from '../../../src/platform/sql/sql-errors.js';
import { json } from '../../../src/platform/sql/table-types.js';
import type { Int8, Jsonb, NullableInt8 } from '../../../src/platform/sql/table-types.js';

interface Tables {
  parcel: {
    id: string;
    weight: NullableInt8;
    fragile: boolean | null;
    content: Jsonb<unknown> | null;
    price: string | null;
  };
  counter: { name: string; value: Int8 };
}

const tables = queryBuilder<Tables>();
const createTables = [
  `create table parcel (id text primary key, weight bigint, fragile boolean, content jsonb, price numeric)`,
  `create table counter (name text primary key, value bigint not null)`,
];

const insert = (id: string) => tables.insertInto('parcel').values({ id });
const setCounter = (value: number) => tables.insertInto('counter').values({ name: 'c', value });
const count = tables.selectFrom('parcel').select(({ fn }) => fn.countAll<number>().as('parcels'));

/** What every `SqlEngine` does. `open` gives an engine on an empty database of its own. */
export function describeSqlEngine(open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;
  let db: Database;

  beforeAll(async () => {
    engine = await open();
    db = new Database(engine);
    await engine.transaction(createTables.map((text) => ({ sql: text, parameters: [] })));
  });
  beforeEach(() => db.run(sql`truncate parcel, counter`.compile(tables)));
  afterAll(() => engine.close());

  describe('a transaction', () => {
    it('writes everything and returns the results in order', async () => {
      const [first, both, read] = await db.transaction([
        insert('a'),
        tables
          .insertInto('parcel')
          .values([{ id: 'b' }, { id: 'c' }])
          .returning('id'),
        tables.selectFrom('parcel').select('id').orderBy('id', 'desc'),
      ]);
      expect(first).toEqual({ rows: [], affectedRows: 1 });
      expect(both).toEqual({ rows: [{ id: 'b' }, { id: 'c' }], affectedRows: 2 });
      expect(read.rows.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    });

    it('of nothing does nothing', async () => {
      expect(await db.transaction([])).toEqual([]);
    });

    it.each(['first', 'in the middle', 'last'])(
      'leaves nothing when a statement fails %s',
      async (place) => {
        const good: Query[] = [insert('a'), insert('b')];
        const at = { first: 0, 'in the middle': 1, last: 2 }[place] ?? 0;
        const bad = sql`insert into parcel (id) values (null)`.compile(tables);
        await expect(db.transaction(good.toSpliced(at, 0, bad))).rejects.toMatchObject({
          name: 'SqlError',
          code: '23502',
          details: { table: 'parcel' },
        });
        expect(await db.rows(count)).toEqual([{ parcels: 0 }]);
      },
    );

    it('leaves nothing when the COMMIT itself fails', async () => {
      const deferred = [
        sql`create table child (parcel text references parcel (id) deferrable initially deferred)`,
        sql`insert into child values ('nobody')`,
      ];
      await expect(
        db.transaction([insert('a'), ...deferred.map((query) => query.compile(tables))]),
      ).rejects.toMatchObject({ code: '23503' });
      expect(await db.rows(count)).toEqual([{ parcels: 0 }]);
    });

    it('says which statement failed', async () => {
      const failing = db.transaction([insert('a'), insert('a')]);
      await expect(failing).rejects.toThrow(/duplicate key .*insert into "parcel"/);
      await expect(db.transaction([insert('a')])).resolves.toHaveLength(1);
    });

    it('works again and again after one and the same statement failed', async () => {
      await db.run(insert('a'));
      for (const attempt of ['1', '2', '3', '4']) {
        await expect(db.transaction([insert(attempt), insert('a')])).rejects.toThrow(SqlError);
      }
      await db.run(insert('b'));
      expect(await db.rows(count)).toEqual([{ parcels: 2 }]);
    });
  });

  describe('an expectation', () => {
    const increment = (from: number) =>
      tables
        .updateTable('counter')
        .set({ value: from + 1 })
        .where('value', '=', from);

    it('that is met lets the transaction pass', async () => {
      await db.run(setCounter(1));
      await db.transaction([expectRows(increment(1), 1), insert('a')]);
      expect(await db.firstRow(tables.selectFrom('counter').select('value'))).toEqual({ value: 2 });
      expect(await db.rows(count)).toEqual([{ parcels: 1 }]);
    });

    it('that is not met rolls everything back', async () => {
      await db.run(setCounter(1));
      const late = db.transaction([insert('a'), expectRows(increment(7), 1), insert('b')]);
      await expect(late).rejects.toThrow(RowCountMismatch);
      await expect(late).rejects.toMatchObject({ expected: 1, actual: 0 });
      expect(await db.rows(count)).toEqual([{ parcels: 0 }]);
    });

    it('counts returned rows too, and holds for a single query', async () => {
      await expect(db.run(expectRows(count, 1))).resolves.toMatchObject({ affectedRows: 1 });
      const everything = tables.deleteFrom('parcel');
      await db.transaction([insert('a'), insert('b')]);
      await expect(db.run(expectRows(everything, 1))).rejects.toThrow(RowCountMismatch);
      expect(await db.rows(count)).toEqual([{ parcels: 2 }]);
    });
  });

  describe('a value', () => {
    const texts = [
      '',
      'O\'Brien "q" \\ back',
      'Grüße 你好 🎓',
      '{"a":1}',
      'NULL',
      'line\nline\t$1',
    ];

    it.each(texts)('of text comes back as it went in: %j', async (id) => {
      const returned = await db.rows(insert(id).returning('id'));
      expect(returned).toEqual([{ id }]);
      const found = tables
        .selectFrom('parcel')
        .select('id')
        .where('id', '=', sql<string>`any(${[id, 'other']})`);
      expect(await db.rows(found)).toEqual([{ id }]);
    });

    it.each([0, -1, 1_790_000_000_000, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])(
      'of bigint is a number: %d',
      async (weight) => {
        const query = (value: number | bigint) =>
          tables
            .insertInto('parcel')
            .values({ id: typeof value, weight: value })
            .returning('weight');
        expect(await db.rows(query(weight))).toEqual([{ weight }]);
        expect(await db.rows(query(BigInt(weight)))).toEqual([{ weight }]);
      },
    );

    it('of bigint that a number cannot hold is refused when read', async () => {
      await db.run(tables.insertInto('parcel').values({ id: 'a', weight: 2n ** 53n }));
      await expect(db.rows(tables.selectFrom('parcel').select('weight'))).rejects.toThrow(
        RangeError,
      );
      expect(await db.rows(count)).toEqual([{ parcels: 1 }]);
    });

    it.each([
      [{ b: [1, null, "it's"], ä: { n: 1.5 } }],
      [[1, 'two', null]],
      ['text'],
      [7],
      [true],
      [[]],
    ])('of jsonb is what it was: %j', async (content) => {
      const query = tables.insertInto('parcel').values({ id: 'a', content: json(content) });
      expect(await db.rows(query.returning('content'))).toEqual([{ content }]);
    });

    it('of boolean, numeric and null', async () => {
      const returned = await db.rows(
        tables
          .insertInto('parcel')
          .values([
            { id: 'a', fragile: true, price: '12345678901234567890.10' },
            { id: 'b', fragile: false, price: null },
            { id: 'c', fragile: null },
          ])
          .returning(['fragile', 'price', 'weight', 'content']),
      );
      expect(returned).toEqual([
        { fragile: true, price: '12345678901234567890.10', weight: null, content: null },
        { fragile: false, price: null, weight: null, content: null },
        { fragile: null, price: null, weight: null, content: null },
      ]);
    });

    it('in an array reaches unnest, quotes and nulls included', async () => {
      const ids = ['a"b', "c'\\d", '{,}', ''];
      const weights = [1, null, 3n, 4];
      const many = sql<{ id: string }>`insert into parcel (id, weight)
        select * from unnest(${ids}::text[], ${weights}::bigint[]) returning id, weight`;
      expect(await db.rows(many.compile(tables))).toEqual([
        { id: 'a"b', weight: 1 },
        { id: "c'\\d", weight: null },
        { id: '{,}', weight: 3 },
        { id: '', weight: 4 },
      ]);
    });

    it.each([[undefined], [{ a: 1 }], [Number.NaN], [new Date(0)]])(
      'that has no one meaning is refused before anything is sent: %p',
      async (value) => {
        const query = { sql: 'insert into parcel (id) values ($1)', parameters: [value] };
        await expect(engine.transaction([query])).rejects.toThrow(TypeError);
        await expect(engine.query(query)).rejects.toThrow(TypeError);
        await db.run(insert('still works'));
      },
    );
  });

  it('is not spoiled by a value that was refused in the same batch', async () => {
    const good = (id: string) => ({ sql: 'insert into parcel (id) values ($1)', parameters: [id] });
    const bad = { sql: 'select $1', parameters: [undefined] };
    for (const id of ['a', 'b', 'c']) {
      await expect(engine.transaction([good(id), bad])).rejects.toThrow(TypeError);
      await engine.transaction([good(id)]);
    }
    expect(await db.rows(count)).toEqual([{ parcels: 3 }]);
  });

  it('does not leave a transaction open that somebody began by hand', async () => {
    await engine.query({ sql: 'begin', parameters: [] });
    await db.run(insert('a'));
    await db.transaction([insert('b')]);
    await engine.query({ sql: 'rollback', parameters: [] });
    expect(await db.rows(count)).toEqual([{ parcels: 2 }]);
  });

  it('keeps concurrent transactions apart', async () => {
    await db.run(setCounter(0));
    const add = tables.updateTable('counter').set(({ eb }) => ({ value: eb('value', '+', 1) }));
    const wanted = Array.from({ length: 40 }, (_, n) => n);
    const outcomes = await Promise.allSettled(
      wanted.map((n) =>
        db.transaction([add, insert(String(n)), expectRows(count, n % 2 === 0 ? 1 : 2)]),
      ),
    );
    const kept = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(kept).toBe(20);
    expect(await db.rows(tables.selectFrom('counter').select('value'))).toEqual([{ value: kept }]);
    expect(await db.rows(count)).toEqual([{ parcels: kept }]);
  });

  it('reads a table that was altered after it was read', async () => {
    const readAll = { sql: 'select * from shelf', parameters: [] };
    await engine.query({ sql: 'create table shelf (a text)', parameters: [] });
    for (let times = 0; times < 3; times++) await engine.query(readAll);
    await engine.transaction([
      { sql: 'alter table shelf add column b text', parameters: [] },
      { sql: "insert into shelf values ('x', 'y')", parameters: [] },
    ]);
    const read = engine.query(readAll).catch((error: unknown) => {
      if (!(error instanceof SqlUnavailable)) throw error;
      return engine.query(readAll);
    });
    expect((await read).rows).toEqual([{ a: 'x', b: 'y' }]);
  });
}
