import { sql } from 'kysely';
import type { Database } from '../../../platform/sql/database.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { Query } from '../../../platform/sql/query.js';
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
  /** Undefined: no line that is known so far. */
  lineOf(hash: string): Promise<LineOfCodes | undefined>;
}

/** The index in SQL. It knows hashes, never codes. */
export class SqlCodeIndex implements CodeIndex {
  constructor(private readonly database: Database) {}

  async lineOf(hash: string): Promise<LineOfCodes | undefined> {
    const row = await this.database.firstRow(
      tables
        .selectFrom('enrollment_codes')
        .select(['order_number', 'line_id'])
        .where('hash', '=', hash),
    );
    return row && { orderNumber: row.order_number, lineId: row.line_id };
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

/** Hashes of a line's codes, by their positions. What is there already stays as it is. */
export function addCodes({ orderNumber, lineId }: LineOfCodes, hashes: readonly string[]): Query {
  return sql`
    insert into enrollment_codes (hash, order_number, line_id, position)
    select hash, ${orderNumber}, ${lineId}, place - 1
    from unnest(${hashes}::text[]) with ordinality as code (hash, place)
    on conflict (hash) do nothing`.compile(tables);
}

/** What became of a code. One that is not there (its key is not) is passed over. */
export function noteUse(hash: string, use: CodeUse, redemption?: string): Query {
  return tables
    .updateTable('enrollment_codes')
    .set({ use, ...(redemption !== undefined && { redemption }) })
    .where('hash', '=', hash);
}
