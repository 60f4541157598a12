import type { FailureClass } from '../../../kernel/failure.js';
import type { Migration } from '../../../platform/sql/migrations/migration.js';
import type { Int8 } from '../../../platform/sql/table-types.js';
import type { Outcome } from './counts.js';

/** Empty: of an order without a partner. */
type Partner = string;

export interface FiguresTables {
  /** What happened in an hour. */
  hourly_outcomes: {
    /** Its beginning, epoch ms. */
    hour: Int8;
    partner: Partner;
    outcome: Outcome;
    /** Empty: of an order, or of what no module did. */
    module: string;
    /** Empty: nothing failed. */
    class: FailureClass | '';
    count: Int8;
  };
  /** How long orders that were completed in an hour took since they were placed: `bucketOf`. */
  hourly_times: { hour: Int8; partner: Partner; bucket: number; count: Int8 };
  /** Orders and lines by their status now. */
  status_counts: { kind: 'order' | 'line'; partner: Partner; status: string; count: Int8 };
}

export const figuresMigrations: readonly Migration[] = [
  {
    name: 'operations/0002-figures',
    statements: [
      `create table hourly_outcomes (
        hour bigint not null,
        partner text not null,
        outcome text not null,
        module text not null,
        class text not null,
        count bigint not null,
        primary key (hour, partner, outcome, module, class)
      )`,
      `create table hourly_times (
        hour bigint not null,
        partner text not null,
        bucket int not null,
        count bigint not null,
        primary key (hour, partner, bucket)
      )`,
      `create table status_counts (
        kind text not null,
        partner text not null,
        status text not null,
        count bigint not null,
        primary key (kind, partner, status)
      )`,
      // operations-2 reads all events again.
      'truncate stuck_work',
    ],
  },
  {
    // The live rows have one consumer for all versions; which version they are stands beside it.
    name: 'operations/0003-versions',
    statements: [
      "delete from checkpoints where consumer = 'operations-1'",
      `insert into projections (name, live_version)
        select 'operations', 2 from checkpoints where consumer = 'operations-2'`,
      ...['checkpoints', 'parked_streams'].map(
        (table) => `update ${table} set consumer = 'operations' where consumer = 'operations-2'`,
      ),
    ],
  },
];
