import type { Generated } from 'kysely';
import type { Migration } from '../../../platform/sql/migrations/migration.js';

export type CodeUse = 'unused' | 'reserved' | 'redeemed' | 'void';

export interface CodeIndexTables {
  /** One row for each code, by its hash. A read model: it can be rebuilt from the events and the keys at any time. */
  enrollment_codes: {
    hash: string;
    order_number: string;
    line_id: string;
    /** From 0. */
    position: number;
    use: Generated<CodeUse>;
    /** Number of the order that it was used for. */
    redemption: string | null;
  };
}

export const codeIndexMigrations: readonly Migration[] = [
  {
    name: 'codes/0001-enrollment-codes',
    statements: [
      `create table enrollment_codes (
        hash text primary key,
        order_number text not null,
        line_id text not null,
        position int not null,
        use text not null default 'unused',
        redemption text
      )`,
      'create index enrollment_codes_of_line on enrollment_codes (lower(order_number), line_id, position)',
    ],
  },
  {
    // The consumer had the set of keys in its name. What has its place reads all events of codes once, over the rows that are there.
    name: 'codes/0002-versioned-index',
    statements: [
      `delete from parked_streams where consumer like 'enrollment-codes-1-%'`,
      `delete from checkpoints where consumer like 'enrollment-codes-1-%'`,
    ],
  },
];
