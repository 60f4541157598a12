import type { FailureClass } from '../../../kernel/failure.js';
import type { AnswerCode } from '../../../order/diagnosis.js';
import type { RetryState } from '../../../order/status.js';
import type { Work } from '../../../order/trouble.js';
import type { Migration } from '../../../platform/sql/migrations/migration.js';
import type { Int8, NullableInt8 } from '../../../platform/sql/table-types.js';

export interface StuckWorkTables {
  /**
   * One row for each line that is not well or waits for a person, and for money that does. A read model: it says what
   * `troublesOf` says of every order. No personal data.
   */
  stuck_work: {
    stream: string;
    /** `line 1`, or `money 0` for the first that is about money. */
    subject: string;
    /** Of the order as it is told. */
    revision: Int8;
    order_number: string;
    line_id: string | null;
    reference: string | null;
    partner: string | null;
    product_type: string | null;
    sku: string | null;
    work: Work;
    module: string;
    diagnosis: AnswerCode;
    class: FailureClass | null;
    code: string;
    message: string;
    retry: RetryState | null;
    attempts: number;
    placed_at: NullableInt8;
    since: Int8;
    failed_at: Int8;
    next_attempt_at: NullableInt8;
    needs_person: boolean;
  };
}

export const stuckWorkMigrations: readonly Migration[] = [
  {
    name: 'operations/0001-stuck-work',
    statements: [
      `create table stuck_work (
        stream text not null,
        subject text not null,
        revision bigint not null,
        order_number text not null,
        line_id text,
        reference text,
        partner text,
        product_type text,
        sku text,
        work text not null,
        module text not null,
        diagnosis text not null,
        class text,
        code text not null,
        message text not null,
        retry text,
        attempts int not null,
        placed_at bigint,
        since bigint not null,
        failed_at bigint not null,
        next_attempt_at bigint,
        needs_person boolean not null,
        primary key (stream, subject)
      )`,
      'create index stuck_work_by_age on stuck_work (since, stream, subject)',
      'create index stuck_work_by_code on stuck_work (code, module, since, stream, subject)',
    ],
  },
];
