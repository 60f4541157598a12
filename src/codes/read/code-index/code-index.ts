import { sql } from 'kysely';
import type { Database } from '../../../platform/sql/database.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { Query } from '../../../platform/sql/query.js';
import {
  SCHEMA_OF,
  type Place,
  type Projection,
} from '../../../platform/projections/versions/projection.js';
import { liveKeepsUp } from '../../../platform/projections/versions/who-feeds.js';
import type { LineOfCodes } from '../../code.js';
import type { CodeIndexTables, CodeUse } from './code-index.tables.js';

const tables = queryBuilder<CodeIndexTables>();

/** A code's place in its line (from 0), and what became of it. */
export interface IndexedCode {
  readonly position: number;
  readonly use: CodeUse;
  readonly redemption: string | null;
}

/** Which line a code is of. */
export interface CodeIndex {
  find(hash: string): Promise<FoundCode>;
}

export interface FoundCode {
  /** Undefined: no line that is known so far. */
  readonly line: LineOfCodes | undefined;
  /** Whether the rows that were looked through are of all codes: made with the keys of this process, and not behind. */
  readonly isComplete: boolean;
}

interface FoundRow {
  readonly order_number: string | null;
  readonly line_id: string | null;
  readonly is_complete: boolean;
}

/** The index in SQL. It knows hashes, never codes. */
export class SqlCodeIndex implements CodeIndex {
  constructor(
    private readonly database: Database,
    private readonly projection: Pick<Projection, 'name' | 'basis'>,
  ) {}

  /** In one statement, so that both answers are of the same rows, whatever is switched or taken back meanwhile. */
  async find(hash: string): Promise<FoundCode> {
    const row = await this.database.firstRow(
      sql<FoundRow>`
        select code.order_number, code.line_id, ${liveKeepsUp(this.projection)} as is_complete
        from (select ${hash}::text as hash) asked
        left join enrollment_codes code on code.hash = asked.hash`.compile(tables),
    );
    const { order_number: orderNumber, line_id: lineId } = row ?? {};
    const line = orderNumber && lineId ? { orderNumber, lineId } : undefined;
    return { line, isComplete: row?.is_complete ?? false };
  }

  /** In their order. */
  codesOf({ orderNumber, lineId }: LineOfCodes): Promise<readonly IndexedCode[]> {
    return this.database.rows(
      tables
        .selectFrom('enrollment_codes')
        .select(['position', 'use', 'redemption'])
        .where(sql`lower(order_number)`, '=', orderNumber.toLowerCase())
        .where('line_id', '=', lineId)
        .orderBy('position'),
    );
  }
}

const at = (place: Place) => sql.id(SCHEMA_OF[place], 'enrollment_codes');

/** Hashes of a line's codes, by their positions. What is there already stays as it is. */
export function addCodes(
  place: Place,
  { orderNumber, lineId }: LineOfCodes,
  hashes: readonly string[],
): Query {
  return sql`
    insert into ${at(place)} (hash, order_number, line_id, position)
    select hash, ${orderNumber}, ${lineId}, place - 1
    from unnest(${hashes}::text[]) with ordinality as code (hash, place)
    on conflict (hash) do nothing`.compile(tables);
}

/** What the live index has of a line, for one that is built beside it without the line's key. */
export function takeCodesAlong(place: 'beside', { orderNumber, lineId }: LineOfCodes): Query {
  return sql`
    insert into ${at(place)} (hash, order_number, line_id, position)
    select hash, order_number, line_id, position from ${at('live')}
    where lower(order_number) = ${orderNumber.toLowerCase()} and line_id = ${lineId}
    on conflict (hash) do nothing`.compile(tables);
}

/** What became of a code. One that is not there (its key is not) is passed over. */
export function noteUse(place: Place, hash: string, use: CodeUse, redemption?: string): Query {
  return tables
    .withSchema(SCHEMA_OF[place])
    .updateTable('enrollment_codes')
    .set({ use, ...(redemption !== undefined && { redemption }) })
    .where('hash', '=', hash);
}
